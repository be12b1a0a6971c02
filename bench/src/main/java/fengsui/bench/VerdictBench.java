package fengsui.bench;

import fengsui.dns.Answer;
import fengsui.dns.IpText;
import fengsui.dns.Way;
import fengsui.dns.message.Name;
import fengsui.dns.verdict.AnswerJudge;
import fengsui.dns.verdict.Backing;
import fengsui.dns.verdict.Proof;
import fengsui.model.Outcome;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/// What a judgement of an answer of two addresses costs without network, beside the flags that the
/// JDK itself has for an address, which is what most programs look at, if at all.
final class VerdictBench implements Bench {

  private static final String PEER = "the JDK's address flags";
  private static final int NAMES = 256;
  private static final int ROUNDS = 2_000;
  private static final int PASSES = 5;

  private long seen;

  @Override
  public String name() {
    return "verdict";
  }

  @Override
  public String summary() {
    return "nanoseconds to judge an answer without network, beside the JDK's address flags";
  }

  @Override
  public void run(Consumer<Row> rows) {
    var clean = answers("39.%d.%d.9", "39.%d.%d.10");
    compare(rows, "ns, clean answer", new AnswerJudge(), clean);
    compare(rows, "ns, clean answer, learnt name", learnt(clean), clean);
    compare(rows, "ns, poisoned answer", new AnswerJudge(), answers("127.0.0.2", "127.0.0.3"));
    compare(rows, "ns, one address for all", new AnswerJudge(), answers("65.49.2.178"));
    if (seen == 0) {
      throw new BenchException("nothing was judged", "this is a fault of Fengsui itself");
    }
  }

  private void compare(Consumer<Row> rows, String measure, AnswerJudge judge, List<Answer> all) {
    rows.accept(
        new Row(
            measure,
            nanos(all, answer -> judge.judge(answer).usable().size()),
            PEER,
            nanos(all, VerdictBench::flagged)));
  }

  /// The best of a few passes, the first of which warm up.
  private double nanos(List<Answer> all, ToIntFunction<Answer> work) {
    var best = Double.MAX_VALUE;
    for (var pass = 0; pass < PASSES; pass++) {
      var began = System.nanoTime();
      for (var round = 0; round < ROUNDS; round++) {
        for (var answer : all) {
          seen += 1 + work.applyAsInt(answer);
        }
      }
      best = Math.min(best, (System.nanoTime() - began) / (double) ROUNDS / all.size());
    }
    return best;
  }

  private static int flagged(Answer answer) {
    var usable = 0;
    for (var address : answer.addresses()) {
      usable += special(address) ? 0 : 1;
    }
    return usable;
  }

  private static boolean special(InetAddress address) {
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress();
  }

  private static AnswerJudge learnt(List<Answer> answers) {
    var judge = new AnswerJudge();
    for (var lesson = 0; lesson < 3; lesson++) {
      for (var answer : answers) {
        var proven = answer.addresses().getFirst();
        judge.learn(answer, judge.judge(answer, Backing.NONE.with(proven, new Proof.Proven("00"))));
      }
    }
    return judge;
  }

  private static List<Answer> answers(String... addresses) {
    var answers = new ArrayList<Answer>();
    for (var i = 0; i < NAMES; i++) {
      var number = i;
      answers.add(
          new Answer(
              Name.of("www.shop%d.com".formatted(i)),
              "udp://39.0.0.1:53",
              Way.Trust.PLAIN,
              Outcome.OK,
              Duration.ofMillis(3),
              Arrays.stream(addresses)
                  .map(each -> IpText.parse(each.formatted(number / 256, number % 256)))
                  .toList(),
              List.of(),
              Duration.ofSeconds(60),
              List.of()));
    }
    return answers;
  }
}
