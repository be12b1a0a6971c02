package fengsui.dns.transport;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.dns.FakeResolver;
import fengsui.dns.IpText;
import fengsui.dns.message.Message;
import fengsui.dns.message.Name;
import fengsui.dns.message.Query;
import fengsui.dns.message.Question;
import fengsui.dns.message.Rcode;
import fengsui.dns.message.RecordData;
import fengsui.dns.message.RecordType;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every transport over UDP must do.
@Timeout(30)
public abstract class UdpContract {

  protected static final Duration SHORT = Duration.ofMillis(150);
  protected static final Duration LONG = Duration.ofSeconds(60);
  protected static final Question SHOP = Question.of(Name.of("shop.example"), RecordType.A);
  protected static final Question OTHER = Question.of(Name.of("other.example"), RecordType.A);

  protected Transport udp;
  protected final Message query = new Query(SHOP, true).message(new Random(7));

  protected abstract Transport transport();

  @BeforeEach
  void start() {
    udp = transport();
  }

  protected static Message answer(Message query, String address) {
    return Message.answerTo(query, 60, List.of(RecordData.of(IpText.parse(address))));
  }

  protected Reply ask(FakeResolver.Script script, Patience patience) throws Exception {
    try (var resolver = new FakeResolver(script)) {
      return udp.send(query, resolver.socket(), patience).all();
    }
  }

  @Test
  void hearsTwoAnswersInTheirOrder() throws Exception {
    var reply =
        ask(
            (query, back) -> {
              back.send(answer(query, "31.13.0.1"));
              back.send(answer(query, "198.18.0.1"));
            },
            Patience.of(LONG, SHORT));

    assertThat(reply.end()).isEqualTo(new End.Answered());
    assertThat(reply.sent()).isEqualTo(1);
    assertThat(reply.answers())
        .extracting(Arrival.Answer::message)
        .containsExactly(answer(query, "31.13.0.1"), answer(query, "198.18.0.1"));
    assertThat(reply.answers()).isSortedAccordingTo((a, b) -> a.after().compareTo(b.after()));
    assertThat(reply.findFirst()).contains(reply.answers().getFirst());
    assertThat(reply.after()).isEqualTo(reply.answers().getFirst().after());
  }

  @Test
  void tellsTheFirstAnswerAtOnceAndHearsOneThatComesLater() throws Exception {
    var firstTold = new CountDownLatch(1);
    FakeResolver.Script script =
        (query, back) -> {
          back.send(answer(query, "31.13.0.1"));
          firstTold.await();
          back.send(answer(query, "198.18.0.1"));
        };
    try (var resolver = new FakeResolver(script);
        var exchange =
            udp.send(query, resolver.socket(), Patience.of(LONG, SHORT.multipliedBy(4)))) {

      var first = exchange.first();
      firstTold.countDown();
      var all = exchange.all();

      assertThat(first.answers()).hasSize(1);
      assertThat(all.answers()).hasSize(2);
      assertThat(all.after()).isEqualTo(first.after());
    }
  }

  @Test
  void hearsNothingFromElsewhere() throws Exception {
    var reply =
        ask(
            (query, back) -> back.sendFromElsewhere(answer(query, "31.13.0.1")),
            Patience.of(SHORT, SHORT));

    assertThat(reply.end()).isEqualTo(new End.Silent());
    assertThat(reply.arrivals()).isEmpty();
  }

  @Test
  void takesAFailureWithoutQuestionForAnAnswer() throws Exception {
    var reply =
        ask(
            (query, back) -> {
              var bare = Message.answerTo(query, Rcode.FORMERR);
              back.send(new Message(bare.header(), List.of(), List.of(), List.of(), List.of()));
            },
            Patience.of(LONG, Duration.ZERO));

    assertThat(reply.answers()).hasSize(1);
  }

  @Test
  void answersInAnotherCaseAreAnswers() throws Exception {
    var shouting = Question.of(Name.of("SHOP.Example"), RecordType.A);

    var reply =
        ask(
            (query, back) -> back.send(answer(query, "198.18.0.1").with(shouting)),
            Patience.of(LONG, Duration.ZERO));

    assertThat(reply.answers()).hasSize(1);
  }

  @Test
  void sendsAgainOnlyWhenAskedTo() throws Exception {
    var heard = new AtomicInteger();
    FakeResolver.Script secondOnly =
        (query, back) -> {
          if (heard.incrementAndGet() == 3) {
            back.send(answer(query, "198.18.0.1"));
          }
        };

    var reply = ask(secondOnly, new Patience(LONG, Duration.ZERO, List.of(SHORT, SHORT)));

    assertThat(reply.end()).isEqualTo(new End.Answered());
    assertThat(reply.sent()).isEqualTo(3);
  }

  @Test
  void sendsNothingMoreOnceItHasAnAnswer() throws Exception {
    var heard = new AtomicInteger();
    FakeResolver.Script script =
        (query, back) -> {
          heard.incrementAndGet();
          back.send(answer(query, "198.18.0.1"));
        };
    var patience = new Patience(LONG, SHORT.multipliedBy(7), List.of(SHORT.multipliedBy(6)));

    var reply = ask(script, patience);

    assertThat(reply.sent()).isEqualTo(1);
    assertThat(reply.answers()).hasSize(1);
    assertThat(heard).hasValue(1);
  }
}
