package fengsui.probe;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import fengsui.model.Ending;
import fengsui.model.Owner;
import fengsui.model.Scheme;
import fengsui.model.Side;
import fengsui.model.Stage;
import fengsui.model.Target;
import fengsui.probe.net.LinuxTransport;
import fengsui.probe.net.NioTransport;
import fengsui.probe.net.Transport;
import fengsui.probe.tap.FlowTap;
import java.net.Socket;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every way to misbehave ends in one clear outcome of one stage, in time.
class BadPeersTest {

  private static final Timeouts SHORT =
      new Timeouts(
          Duration.ofMillis(600),
          Duration.ofMillis(600),
          Duration.ofMillis(600),
          Duration.ofMillis(600),
          Duration.ofSeconds(5));
  private static final ProbeSettings SETTINGS =
      ProbeSettings.defaults()
          .withControlPorts(List.of())
          .withTimeouts(SHORT)
          .withListening(Duration.ofMillis(100));

  record Bad(
      String name,
      Scheme scheme,
      Stage stage,
      String outcome,
      @Nullable Ending ending,
      Peer.Behaviour behaviour) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Bad> ways() {
    return Stream.concat(http(), tls());
  }

  private static Stream<Bad> http() {
    return Stream.of(
        web("closes after the request", "eof_error", Ending.CLOSED, (c, p) -> heed(c)),
        web("resets after the request", "connection_reset", Ending.RESET, (c, p) -> cut(c, "")),
        web("says nothing", "generic_timeout_error", Ending.SILENT, (c, p) -> p.pause(9000)),
        web("drips a byte at a time", "generic_timeout_error", Ending.SLOW, BadPeersTest::drip),
        web("speaks SSH", "http_invalid_response", null, (c, p) -> say(c, "SSH-2.0-x\r\n")),
        web("says HTTP and no number", "http_invalid_response", null, answer("HTTP/1.1 \r\n\r\n")),
        web("says HTTP/9.x", "http_invalid_response", null, answer("HTTP/ nine ok\r\n\r\n")),
        web("has a nul in a header", "http_invalid_response", null, answer(ok("a\0b: c\r\n"))),
        web("has a bad chunk size", "http_invalid_response", null, answer(chunked("zz\r\n"))),
        web("sends endless headers", "http_invalid_response", null, BadPeersTest::headers),
        web("closes within the head", "eof_error", Ending.CLOSED, answer("HTTP/1.1 200 O")),
        web("closes within the body", "eof_error", Ending.CLOSED, answer(sized(10) + "half")),
        web("resets within the body", "connection_reset", Ending.RESET, BadPeersTest::resetBody),
        web("stops within the body", "generic_timeout_error", Ending.SLOW, BadPeersTest::stall),
        web("sends an endless body", "ok", null, BadPeersTest::endless),
        web("has no length and closes", "ok", null, answer(ok("") + "text")),
        web("answers 404", "ok", null, answer("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n")),
        web("answers 503", "http_server_error", null, answer(failed())));
  }

  private static Stream<Bad> tls() {
    return Stream.of(
        hello("closes after ClientHello", "eof_error", Ending.CLOSED, (c, p) -> heed(c)),
        hello("resets after ClientHello", "connection_reset", Ending.RESET, (c, p) -> cut(c, "")),
        hello("says nothing", "generic_timeout_error", Ending.SILENT, (c, p) -> p.pause(9000)),
        hello(
            "speaks HTTP",
            "ssl_failed_handshake",
            null,
            (c, p) -> say(c, "HTTP/1.1 400 Bad\r\n\r\n")),
        hello(
            "speaks SSH", "ssl_failed_handshake", null, (c, p) -> say(c, "SSH-2.0-OpenSSH_9\r\n")),
        hello(
            "sends an alert",
            "ssl_failed_handshake",
            null,
            (c, p) -> say(c, hex("15030300020228"))),
        hello("drips", "generic_timeout_error", Ending.SLOW, BadPeersTest::dripRecord),
        hello("says zeros", "ssl_failed_handshake", null, (c, p) -> say(c, "\0".repeat(5000))),
        hello("sends a torn ServerHello", "ssl_failed_handshake", null, BadPeersTest::torn),
        hello(
            "begins a long record",
            "ssl_failed_handshake",
            null,
            (c, p) -> say(c, hex("160303ffff") + "x".repeat(70000))));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void endsInOneClearOutcomeOnLinux(Bad bad) throws Exception {
    check(bad, new LinuxTransport(false));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void endsInOneClearOutcomeOnPlainJava(Bad bad) throws Exception {
    check(bad, new NioTransport());
  }

  private static void check(Bad bad, Transport transport) throws Exception {
    var prober =
        new Prober(SETTINGS, FloorStore.inMemory(), transport, () -> FlowTap.deaf("not wanted"));
    try (var peer = Peer.playing(bad.behaviour())) {
      var target =
          new Target("bad", bad.scheme(), "127.0.0.1", peer.port(), "/", Side.DOMESTIC, Owner.OURS);
      var began = System.nanoTime();

      var last = prober.diagnose(target, List.of()).steps().getLast();

      var took = Duration.ofNanos(System.nanoTime() - began);
      assertThat(last.stage()).isEqualTo(bad.stage());
      assertThat(last.outcome().code()).isEqualTo(bad.outcome());
      assertThat(last.evidence().ending()).isEqualTo(bad.ending());
      assertThat(took).isLessThan(Duration.ofSeconds(4));
    }
  }

  private static Bad web(String name, String outcome, @Nullable Ending end, Peer.Behaviour how) {
    return new Bad("HTTP " + name, Scheme.HTTP, Stage.EXCHANGE, outcome, end, how);
  }

  private static Bad hello(String name, String outcome, @Nullable Ending end, Peer.Behaviour how) {
    return new Bad("TLS " + name, Scheme.HTTPS, Stage.SECURE, outcome, end, how);
  }

  private static Peer.Behaviour answer(String text) {
    return (client, peer) -> say(client, text);
  }

  private static String ok(String headers) {
    return "HTTP/1.1 200 OK\r\n" + headers + "\r\n";
  }

  private static String sized(int length) {
    return ok("Content-Length: " + length + "\r\n");
  }

  private static String chunked(String body) {
    return ok("Transfer-Encoding: chunked\r\n") + body;
  }

  private static String failed() {
    return "HTTP/1.1 503 Out\r\nContent-Length: 0\r\n\r\n";
  }

  private static String hex(String digits) {
    return new String(HexFormat.of().parseHex(digits), ISO_8859_1);
  }

  /// Takes in what the client says first.
  private static void heed(Socket client) throws Exception {
    assertThat(client.getInputStream().read(new byte[4096])).isPositive();
  }

  private static void write(Socket client, String text) throws Exception {
    client.getOutputStream().write(text.getBytes(ISO_8859_1));
    client.getOutputStream().flush();
  }

  private static void say(Socket client, String text) throws Exception {
    heed(client);
    write(client, text);
    client.shutdownOutput();
    client.getInputStream().readAllBytes();
  }

  private static void cut(Socket client, String text) throws Exception {
    heed(client);
    write(client, text);
    Peer.reset(client);
  }

  private static void drip(Socket client, Peer peer) throws Exception {
    heed(client);
    for (var each : (ok("A: b\r\n".repeat(99))).toCharArray()) {
      write(client, "" + each);
      if (!peer.pause(50)) {
        return;
      }
    }
  }

  private static void dripRecord(Socket client, Peer peer) throws Exception {
    heed(client);
    write(client, hex("1603030100"));
    do {
      write(client, "\2");
    } while (peer.pause(50));
  }

  private static void torn(Socket client, Peer peer) throws Exception {
    say(client, hex("160303000402000000") + hex("1603030005") + "xxxxx");
  }

  private static void headers(Socket client, Peer peer) throws Exception {
    heed(client);
    write(client, "HTTP/1.1 200 OK\r\n");
    while (peer.pause(0)) {
      write(client, "X-More: and more\r\n".repeat(100));
    }
  }

  private static void endless(Socket client, Peer peer) throws Exception {
    heed(client);
    write(client, ok(""));
    while (peer.pause(0)) {
      write(client, "more ".repeat(1000));
    }
  }

  private static void resetBody(Socket client, Peer peer) throws Exception {
    heed(client);
    write(client, sized(100) + "some");
    peer.pause(50);
    Peer.reset(client);
  }

  private static void stall(Socket client, Peer peer) throws Exception {
    heed(client);
    write(client, sized(100) + "some");
    peer.pause(9000);
  }
}
