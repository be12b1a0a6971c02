package fengsui.client.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fengsui.client.Families;
import fengsui.client.Resolution;
import fengsui.client.Resolution.Absent;
import fengsui.client.Resolution.Found;
import fengsui.client.Resolution.Lost;
import fengsui.client.Tier;
import fengsui.dns.IpText;
import fengsui.dns.ResolverAddress;
import fengsui.dns.message.Message;
import fengsui.dns.verdict.Worth;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The stub, asked by `dig`; behind it, for what it does not answer itself, dnsmasq.
@Timeout(60)
class DnsStubTest {

  private static final InetSocketAddress ANY = new InetSocketAddress("127.0.0.1", 0);
  private static final Path DNSMASQ = Path.of("/usr/sbin/dnsmasq");
  private static final Path DIG = Path.of("/usr/bin/dig");

  private DnsStub stub;
  private int dnsmasqPort;

  @BeforeEach
  void start() throws Exception {
    try (var socket = new DatagramSocket(0)) {
      dnsmasqPort = socket.getLocalPort();
    }
    stub = DnsStub.start(ANY, DnsStubTest::look, this::forwarder);
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  private ResolverAddress forwarder() {
    return ResolverAddress.parse("127.0.0.1:" + dnsmasqPort);
  }

  private static Resolution look(String host, Families families) {
    return switch (host) {
      case "shop.example" ->
          families == Families.IPV4
              ? found("198.18.1.1", "198.18.1.2")
              : new Absent("no IPv6", true, true);
      case "six.example" -> found("2001:db8::7");
      case "many.example" ->
          found(IntStream.range(0, 100).mapToObj(i -> "198.18.2." + i).toArray(String[]::new));
      case "gone.example" -> new Absent("gone", false, true);
      default -> new Lost("nobody");
    };
  }

  private static Found found(String... texts) {
    var addresses = new ArrayList<InetAddress>();
    Arrays.stream(texts).map(IpText::parse).forEach(addresses::add);
    return new Found(
        addresses, Worth.GENUINE, Tier.DOH, "https://doh", Duration.ofSeconds(42), true);
  }

  private static void need(Path program) {
    var there = Files.isExecutable(program);
    assertThat(there || !"true".equals(System.getenv("CI"))).as("CI must have " + program).isTrue();
    assumeTrue(there, "no " + program + " here");
  }

  private String dig(String... words) throws Exception {
    need(DIG);
    var command = new ArrayList<>(List.of(DIG.toString(), "@127.0.0.1"));
    command.addAll(List.of("-p", "" + stub.place().getPort(), "+tries=1", "+time=10"));
    command.addAll(List.of(words));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes());
    process.waitFor();
    return said;
  }

  @Test
  void digGetsTheAddressesThatWereFound() throws Exception {
    assertThat(dig("Shop.Example", "A", "+noall", "+answer"))
        .containsPattern("Shop\\.Example\\.\\s+42\\s+IN\\s+A\\s+198\\.18\\.1\\.1")
        .contains("198.18.1.2");
    assertThat(dig("six.example", "AAAA", "+short")).isEqualTo("2001:db8::7\n");
    assertThat(dig("+tcp", "shop.example", "+short")).isEqualTo("198.18.1.1\n198.18.1.2\n");
  }

  @Test
  void digIsToldWhatIsNotThere() throws Exception {
    assertThat(dig("gone.example")).contains("status: NXDOMAIN");
    assertThat(dig("shop.example", "AAAA")).contains("status: NOERROR").contains("ANSWER: 0");
    assertThat(dig("lost.example")).contains("status: SERVFAIL");
    assertThat(dig("localhost", "+short")).isEqualTo("127.0.0.1\n");
  }

  @Test
  void whatDoesNotFitIsCutAndComesByTcp() throws Exception {
    assertThat(dig("many.example", "+ignore", "+noedns")).contains("flags: qr tc rd");
    assertThat(dig("many.example", "+short").lines()).hasSize(100);
    assertThat(dig("shop.example", "+edns=0")).contains("EDNS: version: 0");
    assertThat(dig("shop.example", "+noedns")).doesNotContain("EDNS");
  }

  @Test
  void otherTypesComeFromTheResolverOfTheNetworkUnjudged() throws Exception {
    need(DNSMASQ);
    var dnsmasq = new ProcessBuilder(dnsmasq()).redirectErrorStream(true).start();
    try {
      var log = dnsmasq.inputReader();
      while (!log.readLine().contains("started, version")) {}

      assertThat(dig("text.example", "TXT", "+short")).isEqualTo("\"only\"\n");
      assertThat(dig("text.example", "TXT")).contains("status: NOERROR");
    } finally {
      dnsmasq.destroy();
      dnsmasq.waitFor();
    }
  }

  private List<String> dnsmasq() {
    return List.of(
        DNSMASQ.toString(),
        "--keep-in-foreground",
        "--log-facility=-",
        "--conf-file=/dev/null",
        "--pid-file=",
        "--no-resolv",
        "--no-hosts",
        "--user=" + System.getProperty("user.name"),
        "--port=" + dnsmasqPort,
        "--listen-address=127.0.0.1",
        "--bind-interfaces",
        "--txt-record=text.example,only");
  }

  @Test
  void nobodyToPassAQuestionToIsAServerFailure() throws Exception {
    assertThat(dig("text.example", "TXT")).contains("status: SERVFAIL");
  }

  @Test
  void otherThanQueriesAreRefused() throws Exception {
    assertThat(dig("shop.example", "CH", "TXT")).contains("status: REFUSED");
    assertThat(dig("shop.example", "+opcode=NOTIFY")).contains("status: NOTIMP");
  }

  @Test
  void garbageNeitherEndsItNorIsEchoed() throws Exception {
    var seed = System.nanoTime();
    var random = new Random(seed);
    var lookups = new Answering(DnsStubTest::look, new Forwarding(this::refusing));
    for (int i = 0; i < 20_000; i++) {
      var bytes = new byte[random.nextInt(80)];
      random.nextBytes(bytes);
      var answer = lookups.byUdp(bytes);
      if (answer.isPresent()) {
        assertThat(Message.decode(answer.get()).header().response()).as("seed " + seed).isTrue();
      }
    }

    try (var socket = new DatagramSocket()) {
      socket.send(new DatagramPacket(new byte[] {1, 2, 3}, 3, stub.place()));
    }
    assertThat(dig("six.example", "AAAA", "+short")).isEqualTo("2001:db8::7\n");
  }

  private ResolverAddress refusing() {
    return ResolverAddress.parse("127.0.0.1:" + dnsmasqPort);
  }

  @Test
  void itIsNoOpenResolver() {
    var everywhere = new InetSocketAddress("0.0.0.0", 0);
    assertThatThrownBy(() -> DnsStub.start(everywhere, DnsStubTest::look, this::forwarder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be on a loopback address");
  }
}
