package fengsui.probe.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fengsui.dns.IpText;
import fengsui.dns.message.Message;
import fengsui.dns.message.Name;
import fengsui.dns.message.Query;
import fengsui.dns.message.RecordData;
import fengsui.dns.message.RecordType;
import fengsui.dns.transport.Arrival;
import fengsui.dns.transport.End;
import fengsui.dns.transport.Patience;
import fengsui.dns.transport.Reply;
import fengsui.linux.TcpSocket;
import fengsui.model.IcmpError;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The tests' thread owns the sockets, and answers from the resolver's before it waits.
@Timeout(30)
class KernelUdpTest {

  private static final Duration SHORT = Duration.ofMillis(150);
  private static final Duration LONG = Duration.ofSeconds(20);

  private final KernelUdp udp = new KernelUdp();
  private final Message query =
      Query.of(Name.of("shop.example"), RecordType.A).message(new Random(7));

  @BeforeEach
  void needsLinux() {
    assumeTrue(TcpSocket.supported(), "no Linux sockets here");
  }

  private static DatagramChannel resolver() throws Exception {
    return DatagramChannel.open().bind(new InetSocketAddress(IpText.parse("127.0.0.1"), 0));
  }

  private static InetSocketAddress place(DatagramChannel resolver) throws Exception {
    return (InetSocketAddress) resolver.getLocalAddress();
  }

  private void answer(DatagramChannel resolver, String... addresses) throws Exception {
    var asker = resolver.receive(ByteBuffer.allocate(600));
    for (var address : addresses) {
      var answer = Message.answerTo(query, 60, List.of(RecordData.of(IpText.parse(address))));
      resolver.send(ByteBuffer.wrap(answer.encode()), asker);
    }
  }

  @Test
  void hearsEveryAnswerInItsOrder() throws Exception {
    try (var resolver = resolver();
        var exchange = udp.send(query, place(resolver), Patience.of(LONG, SHORT))) {
      answer(resolver, "31.13.0.1", "198.18.0.1");

      var reply = exchange.all();

      assertThat(reply.end()).isEqualTo(new End.Answered());
      assertThat(reply.answers()).hasSize(2);
      assertThat(reply.answers()).isSortedAccordingTo((a, b) -> a.after().compareTo(b.after()));
    }
  }

  @Test
  void saysWhichIcmpErrorRefusedTheQueryAndWhoSentIt() throws Exception {
    InetSocketAddress nobody;
    try (var resolver = resolver()) {
      nobody = place(resolver);
    }

    Reply reply;
    try (var exchange = udp.send(query, nobody, Patience.of(LONG, SHORT))) {
      reply = exchange.all();
    }

    assertThat(reply.end()).isEqualTo(new End.Refused(new IcmpError(3, 3, "127.0.0.1")));
    assertThat(reply.answers()).isEmpty();
  }

  @Test
  void waitsUntilTheDeadlineAndSendsAgainWhenAsked() throws Exception {
    try (var silent = resolver();
        var exchange =
            udp.send(
                query, place(silent), new Patience(SHORT, SHORT, List.of(SHORT.dividedBy(2))))) {

      var reply = exchange.all();

      assertThat(reply.end()).isEqualTo(new End.Silent());
      assertThat(reply.sent()).isEqualTo(2);
      assertThat(reply.after()).isBetween(SHORT, SHORT.multipliedBy(10));
    }
  }

  @Test
  void passesOnWhyTheSystemWillNotSend() throws Exception {
    var broadcast = new InetSocketAddress(IpText.parse("255.255.255.255"), 53);

    try (var exchange = udp.send(query, broadcast, Patience.of(LONG, LONG))) {
      assertThat(exchange.all().end()).isInstanceOf(End.Failed.class);
    }
  }

  @Test
  void closingFromAnotherThreadEndsTheWait() throws Exception {
    try (var silent = resolver()) {
      var exchange = udp.send(query, place(silent), Patience.of(LONG, LONG));
      var closer = new FutureTask<>(exchange::close, null);
      Thread.ofPlatform().daemon().start(closer);

      var reply = exchange.all();
      exchange.close();

      assertThat(reply.end()).isEqualTo(new End.Stopped());
    }
  }

  @Test
  void keepsMessagesThatDoNotAnswerApart() throws Exception {
    try (var resolver = resolver();
        var exchange = udp.send(query, place(resolver), Patience.of(SHORT, SHORT))) {
      var asker = resolver.receive(ByteBuffer.allocate(600));
      resolver.send(ByteBuffer.wrap(new byte[] {1, 2, 3}), asker);
      resolver.send(ByteBuffer.wrap(query.encode()), asker);

      var reply = exchange.all();

      assertThat(reply.end()).isEqualTo(new End.Silent());
      assertThat(reply.arrivals())
          .extracting(Arrival::getClass)
          .extracting(Class::getSimpleName)
          .containsExactly("Garbage", "Stray");
    }
  }
}
