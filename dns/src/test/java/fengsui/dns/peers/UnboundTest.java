package fengsui.dns.peers;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.dns.FakeResolver;
import fengsui.dns.TestCertificates;
import fengsui.dns.message.Message;
import fengsui.dns.message.Rcode;
import fengsui.dns.tls.TlsPeer;
import fengsui.dns.tls.TlsTransport;
import fengsui.dns.transport.TcpTransport;
import fengsui.dns.transport.Transport;
import fengsui.dns.transport.UdpTransport;
import fengsui.dns.udp.UdpPool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// unbound serves a zone of ordinary and odd names; dig and we ask the same of it, by UDP, TCP and
/// TLS.
@Timeout(120)
class UnboundTest {

  private static final Path PROGRAM = Path.of("/usr/sbin/unbound");
  private static final List<String> QUESTIONS =
      List.of(
          "shop.test A",
          "shop.test AAAA",
          "ShOp.TeSt A",
          "mixed.test A",
          "www.test A",
          "www.test AAAA",
          "www.test CNAME",
          "round.test A",
          "dangling.test A",
          "any.thing.wild.test A",
          "shop.test TXT",
          "none.test A",
          "text.test TXT",
          "big.test TXT",
          "many.test A",
          "test SOA",
          "test NS",
          "mail.test MX",
          "sip.test SRV",
          "odd.test TYPE65280",
          "shop.test TYPE65281",
          "svc.test HTTPS",
          "svcalias.test HTTPS",
          "svc.test SVCB",
          "shop.test ANY",
          "lost.example A",
          "outside.invalid A",
          "bad\\.dot.test A",
          "a".repeat(63) + ".test A");

  private static final Map<String, Dig.Said> SAID = new HashMap<>();

  @TempDir static Path folder;
  private static TestCertificates certificates;
  private static FakeResolver failing;
  private static Peer unbound;
  private static int port;
  private static int tlsPort;

  @BeforeAll
  static void start() throws Exception {
    Peer.need(PROGRAM, "unbound");
    Peer.need(Dig.PROGRAM, "bind9-dnsutils");
    certificates = TestCertificates.in(folder);
    certificates.sign("dot", "dns:dot.test,ip:127.0.0.1");
    failing = new FakeResolver((query, back) -> back.send(Message.answerTo(query, Rcode.SERVFAIL)));
    port = Peer.freePort();
    tlsPort = Peer.freePort();
    Files.writeString(folder.resolve("test.zone"), zone());
    var conf = Files.writeString(folder.resolve("unbound.conf"), configuration());
    unbound =
        Peer.start(
            List.of(PROGRAM.toString(), "-d", "-c", conf.toString()),
            line -> line.contains("start of service"));
  }

  private static String zone() {
    var big = "\"" + "t".repeat(255) + "\" ";
    var many =
        IntStream.range(0, 120)
            .mapToObj(i -> "many A 198.18.2." + i + "\n")
            .collect(Collectors.joining());
    return """
    $ORIGIN test.
    $TTL 300
    @ SOA ns.test. mail.test. 1 3600 600 86400 60
    @ NS ns.test.
    ns A 127.0.0.1
    shop A 198.18.1.1
    shop A 198.18.1.2
    shop AAAA 2001:db8::7
    www CNAME edge
    edge CNAME cdn
    cdn CNAME shop
    round CNAME round2
    round2 CNAME round
    dangling CNAME nowhere
    MiXeD A 198.18.1.3
    *.wild A 198.18.1.4
    text TXT "one" "" "t\\"wo\\195\\169"
    odd TYPE65280 \\# 4 01020304
    mail MX 0 .
    sip SRV 1 2 5060 shop
    svc HTTPS 1 . alpn=h2,h3 port=8443 ipv4hint=198.18.1.1 ipv6hint=2001:db8::7
    svc SVCB 16 shop.test. mandatory=alpn alpn=h2 no-default-alpn key667=hello
    svcalias HTTPS 0 cdn.test.
    bad\\.dot A 198.18.1.5
    %s A 198.18.1.6
    big TXT %s
    %s
    """
        .formatted("a".repeat(63), big.repeat(40), many);
  }

  private static String configuration() throws Exception {
    return """
    server:
      verbosity: 1
      use-syslog: no
      logfile: ""
      username: ""
      chroot: ""
      pidfile: ""
      directory: "%1$s"
      interface: 127.0.0.1@%2$d
      interface: 127.0.0.1@%3$d
      tls-port: %3$d
      tls-service-key: "%4$s"
      tls-service-pem: "%5$s"
      module-config: "iterator"
      do-not-query-localhost: no
      access-control: 127.0.0.0/8 allow
      local-zone: "test." nodefault
      local-zone: "invalid." refuse
      domain-insecure: "."
      num-threads: 1
      deny-any: no
    auth-zone:
      name: "test."
      zonefile: "test.zone"
      for-downstream: yes
      for-upstream: no
    forward-zone:
      name: "example."
      forward-addr: 127.0.0.1@%6$d
    remote-control:
      control-enable: no
    """
        .formatted(
            folder,
            port,
            tlsPort,
            certificates.key("dot"),
            certificates.pem("dot"),
            failing.socket().getPort());
  }

  @AfterAll
  static void stop() throws Exception {
    if (failing != null) {
      failing.close();
    }
    if (unbound != null) {
      unbound.close();
    }
  }

  private static void agree(Transport transport, int ourPort, String... digOptions)
      throws Exception {
    for (var question : QUESTIONS) {
      var name = question.substring(0, question.indexOf(' '));
      var type = question.substring(question.indexOf(' ') + 1);

      var ours = Ours.ask(transport, ourPort, name, type);
      var dig = dig(name, type, digOptions);

      assertThat(ours.status()).as(question + "\n" + dig.text()).isEqualTo(dig.status());
      assertThat(ours.answers()).as(question + "\n" + dig.text()).isEqualTo(dig.answers());
    }
  }

  /// What it says does not depend on us, so it is asked once for all tests.
  private static Dig.Said dig(String name, String type, String... options) throws Exception {
    var key = name + " " + type + " " + List.of(options);
    if (!SAID.containsKey(key)) {
      SAID.put(key, Dig.ask(port, name, type, options));
    }
    return SAID.get(key);
  }

  @Test
  void weAgreeWithDigByUdp() throws Exception {
    agree(new UdpTransport(System::nanoTime), port);
    assertThat(Dig.ask(port, "shop.test", "A").answers()).hasSize(2);
    assertThat(Dig.ask(port, "big.test", "TXT").answers()).hasSize(1);
    assertThat(Dig.ask(port, "lost.example", "A").status()).isEqualTo("SERVFAIL");
    assertThat(Dig.ask(port, "none.test", "A").status()).isEqualTo("NXDOMAIN");
  }

  @Test
  void weAgreeWithDigByAPoolOfPorts() throws Exception {
    try (var pool = UdpPool.open(System::nanoTime)) {
      agree(pool, port);
    }
  }

  @Test
  void weAgreeWithDigByTcp() throws Exception {
    agree(new TcpTransport(System::nanoTime), port, "+tcp");
  }

  @Test
  void weAgreeByTlsWithWhatDigSaysByTcp() throws Exception {
    var peer = TlsPeer.of("dot.test", certificates.client());
    try (var tls = new TlsTransport(peer, Duration.ofSeconds(20), System::nanoTime)) {
      agree(tls, tlsPort, "+tcp");
    }
  }
}
