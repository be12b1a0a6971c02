package fengsui.dns.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fengsui.dns.FakeTlsResolver;
import fengsui.dns.IpText;
import fengsui.dns.TestCertificates;
import fengsui.dns.message.Message;
import fengsui.dns.message.Name;
import fengsui.dns.message.Query;
import fengsui.dns.message.RecordData;
import fengsui.dns.message.RecordType;
import fengsui.dns.transport.End;
import fengsui.dns.transport.Patience;
import fengsui.dns.transport.Reply;
import fengsui.model.Failure;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TlsTransportTest {

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final FakeTlsResolver.Script ANSWER =
      (query, connection) -> connection.send(answer(query));

  @TempDir static Path folder;
  private static TestCertificates certificates;

  @BeforeAll
  static void make() throws Exception {
    certificates = TestCertificates.in(folder);
    certificates.sign("dot", "dns:dot.test,ip:127.0.0.1");
    certificates.sign("old", "dns:dot.test", "-startdate", "-3d", "-validity", "1");
    certificates.signItself("nobody", "dns:dot.test");
  }

  /// The address tells the name, so that answers are not mixed up unseen.
  private static Message answer(Message query) {
    var number = query.question().name().toString().replaceAll("\\D", "");
    var address = IpText.parse("198.18.0." + (number.isEmpty() ? "1" : number));
    return Message.answerTo(query, 60, List.of(RecordData.of(address)));
  }

  private static Message query(String name) {
    return Query.of(Name.of(name), RecordType.A).message(() -> 7L);
  }

  private static FakeTlsResolver server(String alias, FakeTlsResolver.Script script)
      throws Exception {
    return new FakeTlsResolver(certificates.server(alias), script);
  }

  private static TlsTransport transport(String name, Duration idle) throws Exception {
    return new TlsTransport(TlsPeer.of(name, certificates.client()), idle, System::nanoTime);
  }

  private static Reply ask(TlsTransport transport, FakeTlsResolver server, String name)
      throws InterruptedException {
    var patience = Patience.of(LONG, Duration.ZERO);
    try (var exchange = transport.send(query(name), server.socket(), patience)) {
      return exchange.all();
    }
  }

  private static String address(Reply reply) {
    assertThat(reply.end()).isEqualTo(new End.Answered());
    var data = reply.answers().getFirst().message().answers().getFirst().data();
    return IpText.of(((RecordData.Address) data).address());
  }

  private static End endOf(String name, String alias) throws Exception {
    try (var server = server(alias, ANSWER);
        var transport = transport(name, LONG)) {
      return ask(transport, server, "shop.test").end();
    }
  }

  @Test
  void asksWhoProvesItselfByNameOrAddress() throws Exception {
    FakeTlsResolver.Script script =
        (query, connection) -> {
          assertThat(connection.socket().getApplicationProtocol()).isEqualTo("dot");
          assertThat(connection.socket().getSession().getProtocol()).isEqualTo("TLSv1.3");
          connection.send(answer(query));
        };
    for (var name : List.of("dot.test", "127.0.0.1")) {
      try (var server = server("dot", script);
          var transport = transport(name, LONG)) {
        assertThat(address(ask(transport, server, "shop7.test"))).isEqualTo("198.18.0.7");
      }
    }
  }

  @Test
  void asksNobodyWhoDoesNotProveItself() throws Exception {
    assertThat(endOf("other.test", "dot"))
        .isEqualTo(
            new End.Unproven(
                Failure.SSL_INVALID_HOSTNAME,
                "(certificate_unknown) No subject alternative DNS name matching other.test"
                    + " found."));
    assertThat(endOf("dot.test", "old"))
        .extracting(end -> ((End.Unproven) end).failure())
        .isEqualTo(Failure.SSL_INVALID_CERTIFICATE);
    assertThat(endOf("dot.test", "nobody"))
        .extracting(end -> ((End.Unproven) end).failure())
        .isEqualTo(Failure.SSL_UNKNOWN_AUTHORITY);
  }

  @Test
  void tellsWhatIsNoTls() throws Exception {
    try (var plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var transport = transport("dot.test", LONG)) {
      var socket = new InetSocketAddress(plain.getInetAddress(), plain.getLocalPort());
      var exchange = transport.send(query("shop.test"), socket, Patience.of(LONG, LONG));
      try (var accepted = plain.accept()) {
        accepted.getOutputStream().write("220 mail.test\r\n".getBytes());

        assertThat(exchange.all().end())
            .extracting(end -> ((End.Unproven) end).failure())
            .isEqualTo(Failure.SSL_FAILED_HANDSHAKE);
      }
    }
  }

  @Test
  void waitsForASilentHandshakeNoLongerThanPatience() throws Exception {
    try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var transport = transport("dot.test", LONG)) {
      var socket = new InetSocketAddress(silent.getInetAddress(), silent.getLocalPort());
      var patience = Patience.of(Duration.ofMillis(100), Duration.ZERO);

      var reply = transport.send(query("shop.test"), socket, patience).all();

      assertThat(reply.end()).isEqualTo(new End.Silent());
    }
  }

  @Test
  void tellsARefusal() throws Exception {
    try (var transport = transport("dot.test", LONG)) {
      var gone = server("dot", ANSWER);
      gone.close();

      assertThat(ask(transport, gone, "shop.test").end()).isEqualTo(new End.Refused(null));
    }
  }

  /// A refusal can come before the asker runs on; it was lost then, and silence told instead.
  @Test
  void tellsEveryRefusalHoweverSoonItComes() throws Exception {
    try (var transport = transport("dot.test", LONG)) {
      var gone = server("dot", ANSWER);
      gone.close();
      for (int i = 0; i < 2000; i++) {
        assertThat(ask(transport, gone, "shop.test").end())
            .as("time %d", i)
            .isEqualTo(new End.Refused(null));
      }
    }
  }

  @Test
  void sharesOneConnectionWhateverTheOrderOfAnswers() throws Exception {
    var kept = new ArrayList<Message>();
    FakeTlsResolver.Script backwards =
        (query, connection) -> {
          kept.add(query);
          if (kept.size() == 50) {
            for (var each : kept.reversed()) {
              connection.send(answer(each));
            }
          }
        };
    try (var server = server("dot", backwards);
        var transport = transport("dot.test", LONG);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked =
          IntStream.range(0, 50)
              .mapToObj(
                  i -> threads.submit(() -> address(ask(transport, server, "shop" + i + ".test"))))
              .toList();

      for (int i = 0; i < 50; i++) {
        assertThat(asked.get(i).get()).isEqualTo("198.18.0." + i);
      }
      assertThat(server.opened()).isEqualTo(1);
    }
  }

  @Test
  void asksAgainOverANewConnectionWhatWasLostWithTheOld() throws Exception {
    FakeTlsResolver.Script closesTheFirst =
        (query, connection) -> {
          if (connection.number() == 1 && query.question().name().equals(Name.of("two.test"))) {
            connection.close();
          } else {
            connection.send(answer(query));
          }
        };
    try (var server = server("dot", closesTheFirst);
        var transport = transport("dot.test", LONG)) {
      assertThat(address(ask(transport, server, "one.test"))).isEqualTo("198.18.0.1");
      assertThat(address(ask(transport, server, "two.test"))).isEqualTo("198.18.0.1");
      assertThat(server.opened()).isEqualTo(2);
    }
  }

  @Test
  void asksTwiceAndNotForEver() throws Exception {
    try (var server = server("dot", (query, connection) -> connection.close());
        var transport = transport("dot.test", LONG)) {
      assertThat(ask(transport, server, "shop.test").end()).isEqualTo(new End.Closed());
      assertThat(server.opened()).isEqualTo(2);
    }
  }

  @Test
  void closesAnIdleConnectionAndOpensAnother() throws Exception {
    try (var server = server("dot", ANSWER);
        var transport = transport("dot.test", Duration.ofMillis(50))) {
      ask(transport, server, "shop.test");
      while (server.closed() == 0) {
        Thread.onSpinWait(); // the test's own timeout bounds it
      }

      assertThat(address(ask(transport, server, "shop2.test"))).isEqualTo("198.18.0.2");
      assertThat(server.opened()).isEqualTo(2);
    }
  }

  @Test
  void leavesAConnectionThatFellSilent() throws Exception {
    FakeTlsResolver.Script firstIsMute =
        (query, connection) -> {
          if (connection.number() > 1) {
            connection.send(answer(query));
          }
        };
    try (var server = server("dot", firstIsMute);
        var transport = transport("dot.test", LONG)) {
      var patience = Patience.of(Duration.ofMillis(2500), Duration.ZERO);
      var mute = transport.send(query("shop.test"), server.socket(), patience).all();

      assertThat(mute.end()).isEqualTo(new End.Silent());
      assertThat(address(ask(transport, server, "shop.test"))).isEqualTo("198.18.0.1");
    }
  }

  @Test
  void closingEndsTheWait() throws Exception {
    var heard = new CountDownLatch(1);
    try (var server = server("dot", (query, connection) -> heard.countDown())) {
      var transport = transport("dot.test", LONG);
      var waiting = new FutureTask<>(() -> ask(transport, server, "shop.test"));
      Thread.ofPlatform().daemon().start(waiting);
      heard.await();

      transport.close();

      assertThat(waiting.get().end()).isEqualTo(new End.Stopped());
    }
  }

  @Test
  void interruptionMeansStop() throws Exception {
    try (var server = server("dot", (query, connection) -> {});
        var transport = transport("dot.test", LONG)) {
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> ask(transport, server, "shop.test"))
          .isInstanceOf(InterruptedException.class);
    }
  }
}
