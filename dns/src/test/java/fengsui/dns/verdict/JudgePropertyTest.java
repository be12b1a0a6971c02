package fengsui.dns.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.dns.AddressClass;
import fengsui.dns.Answer;
import fengsui.dns.IpText;
import fengsui.dns.Way;
import fengsui.model.Failure;
import fengsui.model.Outcome;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every answer, whatever was learnt and whoever speaks.
class JudgePropertyTest {

  private static final Instant NOW = Instant.parse("2025-08-12T11:40:00Z");
  private static final List<String> ADDRESSES =
      List.of(
          "39.1.1.9",
          "39.1.1.10",
          "39.1.2.9",
          "47.1.1.9",
          "31.13.94.37",
          "218.30.64.194",
          "127.0.0.2",
          "0.0.0.0",
          "::1",
          "fe80::1",
          "192.168.1.1",
          "198.18.0.1",
          "240.0.0.1",
          "::ffff:10.0.0.1",
          "2001:67c:4::1",
          "2001:67c:4::2",
          "2a03:2880:f130:83::1");
  private static final List<String> WAYS =
      List.of(
          "https://dns.alidns.com/q",
          "tls://223.5.5.5:853",
          "https://doh.pub/q",
          "tls://dot.pub",
          "https://doh.360.cn/q",
          "https://dns.google/q");
  private static final List<String> NAMES = List.of("shop.com", "pay.com", "db.corp.cn");

  /// From the worst to the best.
  private static final List<Worth> ORDER =
      List.of(Worth.POISONED, Worth.SUSPECT, Worth.UNKNOWN, Worth.STALE_OK, Worth.GENUINE);

  static IntStream seeds() {
    return IntStream.range(0, 20);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void noBogonIsUsableForAPublicNameAndTheOrderIsKept(int seed) {
    var random = new Random(seed);
    var judge = judge(random);
    for (int round = 0; round < 500; round++) {
      var answer = answer(random, NAMES.get(random.nextInt(2)), "udp://1.2.3.4:53");
      var verdict = judge.judge(answer, backing(random, answer));

      assertThat(verdict.usable())
          .allMatch(address -> AddressClass.of(address) == AddressClass.PUBLIC);
      assertThat(verdict.usable()).isSubsetOf(answer.addresses());
      assertThat(ranks(answer, verdict.usable())).isSorted();
      assertThat(verdict.usable().size() + verdict.dropped().size())
          .isEqualTo(answer.addresses().size());
      assertThat(verdict.reasons()).isNotEmpty().doesNotContain("");
      judge.learn(answer, verdict);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderInWhichOperatorsSpeakDoesNotMatter(int seed) {
    var random = new Random(seed);
    var judge = judge(random);
    for (int round = 0; round < 300; round++) {
      var answer = answer(random, NAMES.get(random.nextInt(3)), "udp://1.2.3.4:53");
      var backing = backing(random, answer);
      var shuffled = new ArrayList<>(backing.answers());
      Collections.shuffle(shuffled, random);

      assertThat(judge.judge(answer, new Backing(shuffled, backing.proofs())))
          .isEqualTo(judge.judge(answer, backing));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void evidenceOfPoisonNeverRaisesTheWorth(int seed) {
    var random = new Random(seed);
    var judge = judge(random);
    for (int round = 0; round < 500; round++) {
      var answer = answer(random, NAMES.get(random.nextInt(2)), "udp://1.2.3.4:53");
      if (answer.outcome().ok()) {
        var backing = backing(random, answer);
        var before = judge.judge(answer, backing).worth();
        var after = worse(judge, random, answer, backing).worth();

        assertThat(ORDER.indexOf(after)).isLessThanOrEqualTo(ORDER.indexOf(before));
      }
    }
  }

  private static AnswerVerdict worse(
      AnswerJudge judge, Random random, Answer answer, Backing backing) {
    return switch (random.nextInt(4)) {
      case 0 -> judge.judge(withAddress(answer, "127.0.0.2"), backing);
      case 1 -> judge.judge(Answers.withOther(answer, "103.1.1.1"), backing);
      case 2 -> judge.judge(answer, backing.with(answer.addresses().getFirst(), refuted()));
      default -> judge.judge(crowded(judge, answer), backing);
    };
  }

  /// Makes the first address that of many names.
  private static Answer crowded(AnswerJudge judge, Answer answer) {
    var address = IpText.of(answer.addresses().getFirst());
    for (int i = 0; i < Crowd.MANY; i++) {
      judge.judge(Answers.plain("other" + i + ".com", address));
    }
    return answer;
  }

  private static Answer withAddress(Answer answer, String more) {
    var addresses = new ArrayList<>(answer.addresses());
    addresses.add(IpText.parse(more));
    return new Answer(
        answer.name(),
        answer.way(),
        answer.trust(),
        answer.outcome(),
        answer.elapsed(),
        addresses,
        answer.aliases(),
        answer.ttl(),
        answer.others());
  }

  private static List<Integer> ranks(Answer answer, List<InetAddress> usable) {
    return usable.stream().map(answer.addresses()::indexOf).toList();
  }

  /// A judge that knows something already.
  private static AnswerJudge judge(Random random) {
    var judge = new AnswerJudge(Knowledge.shipped(), () -> NOW);
    for (int i = random.nextInt(12); i > 0; i--) {
      var proven =
          Answers.withAlias(Answers.plain(NAMES.get(random.nextInt(3)), "39.1.1.9"), "x.cdn.net");
      judge.learn(
          proven, judge.judge(proven, Backing.NONE.with(IpText.parse("39.1.1.9"), proven())));
    }
    return judge;
  }

  private static Answer answer(Random random, String name, String way) {
    var addresses =
        random.ints(random.nextInt(4), 0, ADDRESSES.size()).distinct().mapToObj(ADDRESSES::get);
    var trust = way.startsWith("udp") ? Way.Trust.PLAIN : Way.Trust.AUTHENTICATED;
    var answer = Answers.answer(way, trust, name, addresses.toArray(String[]::new));
    answer = random.nextInt(3) == 0 ? Answers.withAlias(answer, "w.cdn.net") : answer;
    answer = random.nextInt(5) == 0 ? Answers.withTtl(answer, random.nextInt(100_000)) : answer;
    return random.nextInt(5) == 0 ? Answers.withOther(answer, pick(random)) : answer;
  }

  private static String pick(Random random) {
    return ADDRESSES.get(random.nextInt(ADDRESSES.size()));
  }

  private static Backing backing(Random random, Answer answer) {
    var backing = Backing.NONE;
    for (int i = random.nextInt(5); i > 0; i--) {
      var way = WAYS.get(random.nextInt(WAYS.size()));
      backing = backing.with(answer(random, answer.name().toString(), way));
    }
    for (var address : answer.addresses()) {
      backing =
          switch (random.nextInt(6)) {
            case 0 -> backing.with(address, proven());
            case 1 -> backing.with(address, refuted());
            case 2 ->
                backing.with(
                    address, new Proof.Unreachable(new Outcome.Failed(Failure.CONNECTION_REFUSED)));
            default -> backing;
          };
    }
    return backing;
  }

  private static Proof proven() {
    return new Proof.Proven("00".repeat(32));
  }

  private static Proof refuted() {
    return new Proof.Refuted(List.of("portal.cn"), "is for portal.cn");
  }
}
