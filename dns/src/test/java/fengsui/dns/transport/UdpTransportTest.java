package fengsui.dns.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fengsui.dns.FakeResolver;
import fengsui.dns.IpText;
import fengsui.dns.message.Header;
import fengsui.dns.message.Message;
import fengsui.dns.message.Name;
import fengsui.dns.message.Query;
import fengsui.dns.message.Question;
import fengsui.dns.message.Rcode;
import fengsui.dns.message.RecordData;
import fengsui.dns.message.RecordType;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class UdpTransportTest {

  private static final Duration SHORT = Duration.ofMillis(150);
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Question SHOP = Question.of(Name.of("shop.example"), RecordType.A);
  private static final Question OTHER = Question.of(Name.of("other.example"), RecordType.A);

  private final Transport udp = new UdpTransport(System::nanoTime);
  private final Message query = new Query(SHOP, true).message(new Random(7));

  private static Message answer(Message query, String address) {
    return Message.answerTo(query, 60, List.of(RecordData.of(IpText.parse(address))));
  }

  private Reply ask(FakeResolver.Script script, Patience patience) throws Exception {
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
  void keepsMessagesThatDoNotAnswerApart() throws Exception {
    var reply =
        ask(
            (query, back) -> {
              var good = answer(query, "198.18.0.1");
              var wrongId = new Header(query.header().id() ^ 1, good.header().flags());
              back.send(good.with(wrongId));
              back.send(good.with(OTHER));
              back.send(query);
              back.send(good);
            },
            Patience.of(LONG, Duration.ZERO));

    assertThat(reply.answers()).hasSize(1);
    assertThat(reply.strays())
        .extracting(Arrival.Stray::why)
        .containsExactly(
            "id %d instead of %d".formatted(query.header().id() ^ 1, query.header().id()),
            "question [other.example A] instead of [shop.example A]",
            "a query instead of a response");
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
  void reportsBytesThatAreNoMessage() throws Exception {
    var reply =
        ask(
            (query, back) -> {
              back.send(new byte[0]);
              back.send(new byte[] {1, 2, 3});
            },
            Patience.of(SHORT, SHORT));

    assertThat(reply.end()).isEqualTo(new End.Silent());
    assertThat(reply.garbage()).extracting(Arrival.Garbage::length).containsExactly(0, 3);
    assertThat(reply.garbage().getLast().problem())
        .isEqualTo("byte 3: the message ends inside its header of 12 bytes");
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
  void waitsForASilentResolverUntilTheDeadlineAndNotLonger() throws Exception {
    var reply = ask((query, back) -> {}, Patience.of(SHORT, LONG));

    assertThat(reply.end()).isEqualTo(new End.Silent());
    assertThat(reply.after()).isBetween(SHORT, SHORT.multipliedBy(10));
  }

  @Test
  void seesThatNobodyListensThere() throws Exception {
    InetSocketAddress nobody;
    try (var resolver = new FakeResolver((query, back) -> {})) {
      nobody = resolver.socket();
    }

    var reply = udp.send(query, nobody, Patience.of(LONG, SHORT)).all();

    assertThat(reply.end()).isEqualTo(new End.Refused());
    assertThat(reply.answers()).isEmpty();
    assertThat(reply.after()).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void tellsInTheSystemsWordsWhyItCouldNotSend() throws Exception {
    var broadcast = new InetSocketAddress(IpText.parse("255.255.255.255"), 53);

    var reply = udp.send(query, broadcast, Patience.of(LONG, LONG)).all();

    assertThat(reply.end()).isInstanceOf(End.Failed.class);
    assertThat(((End.Failed) reply.end()).words()).isNotBlank().doesNotContain("\n");
    assertThat(reply.sent()).isZero();
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
  void usesAPortOfItsOwnForEachQuery() throws Exception {
    var ports = ConcurrentHashMap.<Integer>newKeySet();
    FakeResolver.Script script =
        (query, back) -> {
          ports.add(back.askerPort());
          back.send(answer(query, "198.18.0.1"));
        };
    for (int i = 0; i < 5; i++) {
      ask(script, Patience.of(LONG, Duration.ZERO));
    }

    assertThat(ports).hasSizeGreaterThan(3);
  }

  @Test
  void closingEndsTheWaitOfAnotherThread() throws Exception {
    try (var silent = new FakeResolver((query, back) -> {})) {
      var exchange = udp.send(query, silent.socket(), Patience.of(LONG, LONG));
      var waiting = new FutureTask<>(exchange::all);
      Thread.ofPlatform().daemon().start(waiting);

      exchange.close();

      assertThat(waiting.get().end()).isEqualTo(new End.Stopped());
    }
  }

  @Test
  void closingEndsTheListeningAndKeepsTheAnswer() throws Exception {
    FakeResolver.Script script = (query, back) -> back.send(answer(query, "198.18.0.1"));
    try (var resolver = new FakeResolver(script)) {
      var exchange = udp.send(query, resolver.socket(), Patience.of(LONG, LONG));
      exchange.first();
      var listening = new FutureTask<>(exchange::all);
      Thread.ofPlatform().daemon().start(listening);

      exchange.close();

      assertThat(listening.get().end()).isEqualTo(new End.Answered());
      assertThat(listening.get().answers()).hasSize(1);
    }
  }

  @Test
  void interruptionMeansStop() throws Exception {
    try (var silent = new FakeResolver((query, back) -> {});
        var exchange = udp.send(query, silent.socket(), Patience.of(LONG, LONG))) {

      Thread.currentThread().interrupt();

      assertThatThrownBy(exchange::first).isInstanceOf(InterruptedException.class);
      assertThat(Thread.interrupted()).isFalse();
    }
  }

  @Test
  void survivesAResolverThatSendsWithoutEnd() throws Exception {
    FakeResolver.Script flood =
        (query, back) -> {
          while (true) {
            back.send(answer(query, "198.18.0.1").with(OTHER));
          }
        };

    var reply = ask(flood, Patience.of(SHORT, Duration.ZERO));

    assertThat(reply.end()).isEqualTo(new End.Silent());
    assertThat(reply.after()).isLessThan(SHORT.multipliedBy(20));
    assertThat(reply.arrivals().size()).isEqualTo(Reply.MOST);
  }

  @Test
  void opensTheLoopbackOfTheFamilyAsked() throws Exception {
    try (var bound = DatagramChannel.open()) {
      bound.bind(new InetSocketAddress(IpText.parse("::1"), 0));
      var port = ((InetSocketAddress) bound.getLocalAddress()).getPort();

      var reply =
          udp.send(
                  query,
                  new InetSocketAddress(IpText.parse("::1"), port),
                  Patience.of(SHORT, SHORT))
              .all();

      assertThat(reply.sent()).isEqualTo(1);
    }
  }
}
