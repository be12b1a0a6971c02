package fengsui.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fengsui.lab.Testimony.Seen;
import fengsui.lab.host.FirewallMode;
import fengsui.lab.host.SiteMode;
import fengsui.packets.IcmpErrors;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The laboratory as a plain client in it sees it, and the kernel's record of its packets.
@Timeout(120)
class LaboratoryTest {

  private static Laboratory lab;

  private final List<Knob> broken = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    lab = Living.laboratory();
  }

  @AfterAll
  static void end() {
    if (lab != null) {
      lab.close();
    }
  }

  @AfterEach
  void mend() throws Exception {
    for (var knob : broken) {
      knob.mendIn(lab);
    }
  }

  private void breaks(Knob knob) throws Exception {
    broken.add(knob);
    knob.breakIn(lab);
  }

  private void obeys(String injector) throws Exception {
    breaks(new Knob.Devices(List.of(injector)));
  }

  @ParameterizedTest
  @CsvSource({
    // A way and back: the sum of the links of Topology, twice.
    "telecom, home, 443, 4.0",
    "unicom, pay, 443, 70.0",
    "mobile, hub, 8443, 120.0",
    "abroad, home, 80, 46.6",
  })
  void everyPathHasItsOwnDelay(String vantage, String host, int port, double millis)
      throws Exception {
    var seen = Testimony.of(lab, vantage, "tcp", host, port);

    assertThat(seen.end()).isEqualTo("ok");
    assertTook(seen.synAcks().getFirst(), millis);
    assertThat(seen.resets()).isEmpty();
  }

  @Test
  void injectsWhatWasSeenOn20250820AndLetsTheGenuinePacketsThrough() throws Exception {
    obeys("border-443");

    var seen = Testimony.of(lab, "telecom", "tcp", Topology.PAY, 443);

    assertThat(seen.end()).isEqualTo("Connection refused");
    var isn = seen.syn().tcp().seq();
    var onSyn = seen.resets().subList(0, 3);
    assertThat(onSyn).extracting(s -> s.tcp().window()).containsExactly(1980, 1981, 1982);
    assertThat(onSyn).allSatisfy(s -> assertReset(s, "RA", 0, isn + 1));
    assertTook(onSyn.getFirst(), 6.7);
    var genuine = seen.synAcks().getFirst();
    assertTook(genuine, 70);
    assertThat(genuine.packet().ip().ttl()).isEqualTo(59);
    var onSynAck = seen.resets().subList(3, 6);
    assertThat(onSynAck).extracting(s -> s.tcp().window()).containsExactly(3293, 3294, 3295);
    assertThat(onSynAck).allSatisfy(s -> assertReset(s, "RA", genuine.tcp().seq() + 1, isn + 1));
    assertThat(seen.resets()).hasSize(6);
  }

  @ParameterizedTest
  @CsvSource({"80", "8443"})
  void leavesOtherPortsAlone(int port) throws Exception {
    obeys("border-443");

    var seen = Testimony.of(lab, "telecom", "tcp", Topology.PAY, port);

    assertThat(seen.end()).isEqualTo("ok");
    assertThat(seen.resets()).isEmpty();
  }

  @Test
  void fromOutsideInOnlyTheSynAckTriggers() throws Exception {
    obeys("border-443");

    var seen = Testimony.of(lab, Topology.ABROAD, "tcp", Topology.HOME, 443);

    assertThat(seen.resets()).extracting(s -> s.tcp().window()).containsExactly(3293, 3294, 3295);
    assertThat(seen.synAcks()).isNotEmpty();
  }

  @Test
  void resetsAfterTheClientHelloInIdenticalCopies() throws Exception {
    obeys("gfw-ii");

    var seen = Testimony.of(lab, "unicom", "tls", Topology.PAY, 443);

    assertThat(seen.end()).contains("reset");
    var copies = seen.resets().subList(0, 3);
    assertThat(copies).extracting(Seen::packet).containsOnly(copies.getFirst().packet());
    // The device's own constant is 1375; two hops stand between it and the vantage.
    var first = copies.getFirst();
    assertThat(first.tcp().window() - first.packet().ip().ttl()).isEqualTo(1377);
  }

  @Test
  void aForgedAnswerComesBeforeTheGenuineOne() throws Exception {
    obeys("dns-forgery");

    var answers = Testimony.of(lab, "mobile", "dns", Topology.ZONE_DNS, 53).inbound();

    assertThat(answers).hasSize(2);
    assertThat(answers)
        .extracting(LaboratoryTest::lastAddress)
        .containsExactly("c6134d07", "c6131450");
    assertTook(answers.getFirst(), 7.1);
  }

  @Test
  void aSlowNameServerAnswersRightlyButLate() throws Exception {
    breaks(new Knob.Resolver("dns-mobile", ResolverMode.SLOW));

    var answer = Testimony.of(lab, "mobile", "dns", "dns-mobile", 53).inbound().getFirst();

    assertThat(lastAddress(answer)).isEqualTo("c6131450");
    assertThat(answer.ms()).isBetween(1500.0, 2500.0);
  }

  @Test
  void aStoppedServerRefusesAfterTheWholeWay() throws Exception {
    breaks(new Knob.Site(Topology.PAY, SiteMode.STOPPED));

    var seen = Testimony.of(lab, "telecom", "tcp", Topology.PAY, 443);

    assertThat(seen.end()).isEqualTo("Connection refused");
    assertTook(seen.resets().getFirst(), 70);
    assertThat(seen.resets()).hasSize(1);
  }

  @Test
  void aFirewallProhibitsInItsOwnName() throws Exception {
    breaks(new Knob.Firewall(Topology.PAY, 443, FirewallMode.ADMIN_PROHIBITED));

    var seen = Testimony.of(lab, "telecom", "tcp", Topology.PAY, 443);

    var error = seen.inbound().getFirst().packet();
    assertThat(IcmpErrors.find(error)).isPresent();
    assertThat(error.ip().source().getHostAddress()).isEqualTo(Topology.address(Topology.PAY));
    assertThat(error.icmp().orElseThrow().code()).isEqualTo(13);
  }

  @Test
  void wrongWordsAreToldAndChangeNothing() {
    assertThatThrownBy(() -> lab.devices(List.of("{\"name\": 7}")))
        .isInstanceOf(LaboratoryException.class)
        .hasMessageContaining("injector.rules has no rule; write at least one");
  }

  /// Never sooner than its path allows; a busy machine can only add to that (0.5 ms when idle).
  private static void assertTook(Seen seen, double millis) {
    assertThat(seen.ms()).isBetween(millis - 0.1, millis + 3.0);
  }

  private static void assertReset(Seen seen, String flags, long seq, long ack) {
    assertThat(seen.tcp().letters()).isEqualTo(flags);
    assertThat(seen.tcp().seq()).isEqualTo(seq & 0xffffffffL);
    assertThat(seen.tcp().ack()).isEqualTo(ack & 0xffffffffL);
  }

  private static String lastAddress(Seen seen) {
    var hex = seen.packet().udp().orElseThrow().payload().toString();
    return hex.substring(hex.length() - 8);
  }
}
