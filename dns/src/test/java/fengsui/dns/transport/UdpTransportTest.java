package fengsui.dns.transport;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.dns.FakeResolver;
import fengsui.dns.message.Header;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/// With a port of its own, a query sees everything that comes to it.
class UdpTransportTest extends UdpContract {

  @Override
  protected Transport transport() {
    return new UdpTransport(System::nanoTime);
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
              back.send(good.with(good.header().with(0x1000)));
              back.send(good);
            },
            Patience.of(LONG, Duration.ZERO));

    assertThat(reply.answers()).hasSize(1);
    assertThat(reply.strays())
        .extracting(Arrival.Stray::why)
        .containsExactly(
            "id %d instead of %d".formatted(query.header().id() ^ 1, query.header().id()),
            "question [other.example A] instead of [shop.example A]",
            "a query instead of a response",
            "opcode 2 instead of 0");
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
}
