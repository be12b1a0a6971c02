package fengsui.dns.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fengsui.dns.FakeTcpResolver;
import fengsui.dns.IpText;
import fengsui.dns.message.Header;
import fengsui.dns.message.Message;
import fengsui.dns.message.Name;
import fengsui.dns.message.Query;
import fengsui.dns.message.RecordData;
import fengsui.dns.message.RecordType;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TcpTransportTest {

  private static final Duration SHORT = Duration.ofMillis(150);
  private static final Duration LONG = Duration.ofSeconds(60);

  private final Transport tcp = new TcpTransport(System::nanoTime);
  private final Message query =
      Query.of(Name.of("shop.example"), RecordType.A).message(new Random(7));

  private static Message answer(Message query) {
    return Message.answerTo(query, 60, List.of(RecordData.of(IpText.parse("198.18.0.1"))));
  }

  private Reply ask(FakeTcpResolver.Script script, Duration patience) throws Exception {
    try (var resolver = new FakeTcpResolver(script)) {
      return tcp.send(query, resolver.socket(), Patience.of(patience, LONG)).all();
    }
  }

  @Test
  void readsAnAnswerThatComesInOnePiece() throws Exception {
    var reply =
        ask((query, connection) -> connection.send(FakeTcpResolver.frame(answer(query))), LONG);

    assertThat(reply.end()).isEqualTo(new End.Answered());
    assertThat(reply.answers()).extracting(Arrival.Answer::message).containsExactly(answer(query));
  }

  @Test
  void readsAnAnswerThatComesByteByByte() throws Exception {
    FakeTcpResolver.Script script =
        (query, connection) -> {
          for (var octet : FakeTcpResolver.frame(answer(query))) {
            connection.send(new byte[] {octet});
          }
        };

    assertThat(ask(script, LONG).answers()).hasSize(1);
  }

  @Test
  void readsAnAnswerOfTheGreatestLength() throws Exception {
    var texts = Collections.nCopies(250, "t".repeat(255));
    FakeTcpResolver.Script script =
        (query, connection) ->
            connection.send(
                FakeTcpResolver.frame(
                    Message.answerTo(query, 1, List.of(new RecordData.Txt(texts)))));

    assertThat(ask(script, LONG).answers()).hasSize(1);
  }

  @Test
  void passesOverWhatIsNoAnswer() throws Exception {
    FakeTcpResolver.Script script =
        (query, connection) -> {
          var good = answer(query);
          var wrongId = new Header(query.header().id() ^ 1, good.header().flags());
          connection.send(
              new byte[] {0, 0},
              new byte[] {0, 1, 9},
              FakeTcpResolver.frame(good.with(wrongId)),
              FakeTcpResolver.frame(good));
        };

    var reply = ask(script, LONG);

    assertThat(reply.arrivals())
        .extracting(arrival -> arrival.getClass().getSimpleName())
        .containsExactly("Garbage", "Garbage", "Stray", "Answer");
  }

  @Test
  void seesThatTheResolverClosesBeforeItAnswers() throws Exception {
    assertThat(ask((query, connection) -> {}, LONG).end()).isEqualTo(new End.Closed());
  }

  @Test
  void seesThatTheResolverClosesInsideAnAnswer() throws Exception {
    FakeTcpResolver.Script script =
        (query, connection) ->
            connection.send(Arrays.copyOf(FakeTcpResolver.frame(answer(query)), 20));

    var reply = ask(script, LONG);

    assertThat(reply.end()).isEqualTo(new End.Closed());
    assertThat(reply.arrivals()).isEmpty();
  }

  @Test
  void tellsAResetFromAClose() throws Exception {
    var reply = ask((query, connection) -> connection.reset(), LONG);

    assertThat(reply.end()).isEqualTo(new End.Reset());
  }

  @Test
  void waitsForHalfAnAnswerUntilTheDeadlineAndNotLonger() throws Exception {
    var over = new CountDownLatch(1);
    FakeTcpResolver.Script script =
        (query, connection) -> {
          connection.send(new byte[] {0});
          over.await();
        };

    var reply = ask(script, SHORT);
    over.countDown();

    assertThat(reply.end()).isEqualTo(new End.Silent());
    assertThat(reply.after()).isBetween(SHORT, SHORT.multipliedBy(10));
  }

  @Test
  void seesThatNobodyListensThere() throws Exception {
    InetSocketAddress nobody;
    try (var resolver = new FakeTcpResolver((query, connection) -> {})) {
      nobody = resolver.socket();
    }

    var reply = tcp.send(query, nobody, Patience.of(LONG, LONG)).all();

    assertThat(reply.end()).isEqualTo(new End.Refused(null));
  }

  @Test
  void closingEndsTheWaitOfAnotherThread() throws Exception {
    var over = new CountDownLatch(1);
    try (var silent = new FakeTcpResolver((query, connection) -> over.await())) {
      var exchange = tcp.send(query, silent.socket(), Patience.of(LONG, LONG));
      var waiting = new FutureTask<>(exchange::all);
      Thread.ofPlatform().daemon().start(waiting);

      exchange.close();

      assertThat(waiting.get().end()).isEqualTo(new End.Stopped());
      over.countDown();
    }
  }

  @Test
  void interruptionMeansStop() throws Exception {
    var over = new CountDownLatch(1);
    try (var silent = new FakeTcpResolver((query, connection) -> over.await());
        var exchange = tcp.send(query, silent.socket(), Patience.of(LONG, LONG))) {

      Thread.currentThread().interrupt();

      assertThatThrownBy(exchange::first).isInstanceOf(InterruptedException.class);
      over.countDown();
    }
  }
}
