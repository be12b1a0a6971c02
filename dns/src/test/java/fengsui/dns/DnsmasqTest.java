package fengsui.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fengsui.dns.ResolverAddress.Protocol;
import fengsui.dns.message.Name;
import fengsui.dns.transport.Patience;
import java.io.IOException;
import java.net.DatagramSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A resolver that nobody here wrote: dnsmasq on a loopback port.
@Timeout(60)
class DnsmasqTest {

  private static final Path PROGRAM = Path.of("/usr/sbin/dnsmasq");
  private static final Set<Family> BOTH = EnumSet.allOf(Family.class);

  private static Process dnsmasq;
  private static ResolverAddress resolver;

  private final Lookup lookup =
      Lookup.over(Patience.of(Duration.ofSeconds(10), Duration.ofMillis(50)));

  @BeforeAll
  static void start() throws Exception {
    var there = Files.isExecutable(PROGRAM);
    assertThat(there || !"true".equals(System.getenv("CI"))).as("CI must have " + PROGRAM).isTrue();
    assumeTrue(there, "no " + PROGRAM + " here: install dnsmasq-base to run this test");
    resolver = new ResolverAddress(Protocol.UDP, IpText.parse("127.0.0.1"), freePort());
    dnsmasq = new ProcessBuilder(command()).redirectErrorStream(true).start();
    awaitStart();
  }

  private static int freePort() throws IOException {
    try (var socket = new DatagramSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static List<String> command() {
    return List.of(
        PROGRAM.toString(),
        "--keep-in-foreground",
        "--log-facility=-",
        "--conf-file=/dev/null",
        "--pid-file=",
        "--no-resolv",
        "--no-hosts",
        "--user=" + System.getProperty("user.name"),
        "--port=" + resolver.port(),
        "--listen-address=127.0.0.1",
        "--bind-interfaces",
        "--local=/test/",
        "--host-record=shop.test,198.18.1.1,2001:db8::7",
        "--cname=www.shop.test,shop.test",
        "--address=/poison.test/127.0.0.2",
        "--txt-record=text.test,only");
  }

  private static void awaitStart() throws IOException {
    var log = dnsmasq.inputReader();
    for (var line = log.readLine(); line != null; line = log.readLine()) {
      if (line.contains("started, version")) {
        return;
      }
    }
    throw new IllegalStateException("dnsmasq ended with " + dnsmasq.onExit().join().exitValue());
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (dnsmasq != null) {
      dnsmasq.destroy();
      dnsmasq.waitFor();
    }
  }

  private LookupResult ask(String name, Protocol protocol) throws InterruptedException {
    return lookup.run(Name.of(name), BOTH, resolver.by(protocol));
  }

  @Test
  void givesTheAddressesOfAName() throws Exception {
    for (var protocol : Protocol.values()) {
      var result = ask("Shop.Test", protocol);

      assertThat(result.outcome().code()).isEqualTo("ok");
      assertThat(result.facts().answers()).containsExactly("198.18.1.1", "2001:db8::7");
      assertThat(result.oddities()).isEmpty();
    }
  }

  @Test
  void followsItsAliases() throws Exception {
    var result = ask("www.shop.test", Protocol.UDP);

    assertThat(result.facts().aliases()).containsExactly("shop.test");
    assertThat(result.facts().answers()).containsExactly("198.18.1.1", "2001:db8::7");
  }

  @Test
  void seesItsPoison() throws Exception {
    var result = ask("poison.test", Protocol.UDP);

    assertThat(result.outcome().code()).isEqualTo("dns_bogon_error");
    assertThat(result.facts().answers()).containsExactly("127.0.0.2");
  }

  @Test
  void tellsNamesThatAreNotFromNamesWithoutAddress() throws Exception {
    assertThat(ask("none.test", Protocol.UDP).outcome().code()).isEqualTo("dns_nxdomain_error");
    assertThat(ask("text.test", Protocol.UDP).outcome().code()).isEqualTo("dns_no_answer");
  }

  @Test
  void isRefusedWhatItWillNotAnswer() throws Exception {
    assertThat(ask("shop.example", Protocol.UDP).outcome().code()).isEqualTo("dns_refused_error");
  }
}
