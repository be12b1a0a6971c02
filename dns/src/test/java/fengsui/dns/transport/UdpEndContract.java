package fengsui.dns.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fengsui.dns.FakeResolver;
import fengsui.dns.IpText;
import fengsui.dns.message.Message;
import fengsui.dns.message.Name;
import fengsui.dns.message.Query;
import fengsui.dns.message.Question;
import fengsui.dns.message.RecordData;
import fengsui.dns.message.RecordType;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How a wait for UDP ends, whatever the transport.
@Timeout(30)
public abstract class UdpEndContract {

  private static final Duration SHORT = Duration.ofMillis(150);
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Question SHOP = Question.of(Name.of("shop.example"), RecordType.A);
  private static final Question OTHER = Question.of(Name.of("other.example"), RecordType.A);

  private Transport udp;
  private final Message query = new Query(SHOP, true).message(new Random(7));

  protected abstract Transport transport();

  @BeforeEach
  void start() {
    udp = transport();
  }

  private static Message answer(Message query, String address) {
    return Message.answerTo(query, 60, List.of(RecordData.of(IpText.parse(address))));
  }

  private Reply ask(FakeResolver.Script script, Patience patience) throws Exception {
    try (var resolver = new FakeResolver(script)) {
      return udp.send(query, resolver.socket(), patience).all();
    }
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

    assertThat(reply.end()).isEqualTo(new End.Refused(null));
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

  private static boolean hasIpv6Loopback(DatagramChannel channel) {
    try {
      channel.bind(new InetSocketAddress(IpText.parse("::1"), 0));
      return true;
    } catch (IOException none) {
      assertThat(System.getenv("CI")).as("CI must have IPv6").isNotEqualTo("true");
      return false;
    }
  }

  @Test
  void opensTheLoopbackOfTheFamilyAsked() throws Exception {
    try (var bound = DatagramChannel.open()) {
      assumeTrue(hasIpv6Loopback(bound), "no IPv6 loopback here");
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
