package fengsui.lab.border;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.lab.Injectors;
import fengsui.lab.Topology;
import fengsui.packets.Checksums;
import fengsui.packets.IcmpErrors;
import fengsui.packets.IpPacket;
import fengsui.packets.Transport.Tcp;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouterTest {

  private static final long NOW = 1_000_000_000L;
  private static final String QUERY =
      "123401000001000000000000037061790766656e67737569047465737400" + "00010001";

  private final Router router = new Router(Topology.NETWORK, new SplittableRandom(1));

  /// What arrived: where, when after it was sent (ms), and what.
  private record Arrival(String host, double ms, IpPacket packet) {}

  @Test
  void aPacketArrivesAfterItsDelayWithFewerHopsToLive() {
    var arrived = send("telecom", Packets.syn("telecom", "pay", 443));

    assertThat(arrived).hasSize(1);
    assertThat(arrived.getFirst().host()).isEqualTo("pay");
    assertThat(arrived.getFirst().ms()).isEqualTo(35.0);
    assertThat(arrived.getFirst().packet().ip().ttl()).isEqualTo(59);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 198.18.1.1, 0.8",
    "2, 198.18.101.1, 2.4",
    "3, 198.18.255.1, 6.6",
    "4, 198.19.20.254, 6.6",
    "5, 198.19.20.1, 69.2",
  })
  void eachHopTellsThatAPacketDiedThere(int ttl, String router, double ms) {
    var syn = Packets.syn("telecom", "pay", 443);
    var dying = new IpPacket(syn.ip().withTtl(ttl), syn.body());

    var arrived = send("telecom", dying);

    assertThat(arrived).hasSize(1);
    assertThat(arrived.getFirst().host()).isEqualTo("telecom");
    assertThat(arrived.getFirst().ms()).isEqualTo(ms);
    var error = arrived.getFirst().packet();
    assertThat(error.ip().source().getHostAddress()).isEqualTo(router);
    assertThat(error.icmp().orElseThrow().type()).isEqualTo(11);
    assertThat(IcmpErrors.find(error).orElseThrow().ip().ttl()).isEqualTo(1);
  }

  @Test
  void anInjectorSeesAPacketThatDiesAtItsHop() {
    obey("border-443");
    var syn = Packets.syn("telecom", "pay", 443);

    var atBorder = send("telecom", new IpPacket(syn.ip().withTtl(3), syn.body()));
    var before = send("telecom", new IpPacket(syn.ip().withTtl(2), syn.body()));

    assertThat(atBorder.stream().filter(a -> a.packet().tcp().isPresent())).hasSize(3);
    assertThat(atBorder.stream().filter(a -> a.packet().icmp().isPresent())).hasSize(1);
    assertThat(before.stream().filter(a -> a.packet().tcp().isPresent())).isEmpty();
  }

  @Test
  void domesticConnectionsAndOtherPortsAreLeftAlone() {
    obey("border-443");

    assertThat(send("telecom", Packets.syn("telecom", "home", 443))).hasSize(1);
    assertThat(send("telecom", Packets.syn("telecom", "pay", 8443))).hasSize(1);
    assertThat(send("abroad", Packets.syn("abroad", "home", 443))).hasSize(1);
    assertThat(send("home", Packets.synAck("home", "abroad", 443))).hasSize(4);
  }

  @Test
  void anEatenPacketDoesNotArrive() {
    obey("border-443-eaten");

    var arrived = send("telecom", Packets.syn("telecom", "pay", 443));

    assertThat(arrived).extracting(Arrival::host).containsExactly("telecom", "telecom", "telecom");
  }

  @Test
  void aResetAfterTheClientHelloGoesBothWaysAndTheFlowIsRemembered() {
    obey("gfw-i");
    var hello =
        Packets.tcp("telecom", "pay", 40_000, 443, Tcp.PSH | Tcp.ACK, ClientHelloTest.HELLO);

    var arrived = send("telecom", hello);
    var next = send("telecom", Packets.syn("telecom", "pay", 443));
    var other = send("telecom", Packets.syn("telecom", "hub", 443));

    assertThat(arrived.stream().filter(a -> a.packet().tcp().orElseThrow().reset()))
        .extracting(Arrival::host)
        .containsExactly("telecom", "pay");
    assertThat(next).hasSizeGreaterThan(1);
    assertThat(other).hasSize(1);
  }

  @Test
  void aForgedAnswerEchoesTheQuestion() {
    obey("dns-forgery");

    var arrived = send("telecom", Packets.dns("telecom", "dns-zone", QUERY));

    var forged = arrived.getFirst().packet().udp().orElseThrow();
    assertThat(forged.payload().toString())
        .isEqualTo(
            "123481800001000100000000037061790766656e67737569047465737400"
                + "00010001c00c00010001000000ec0004c6134d07");
    assertThat(arrived.getFirst().ms()).isEqualTo(7.1);
    assertThat(arrived.get(1).host()).isEqualTo("dns-zone");
  }

  @Test
  void aThrottledPathDelaysMoreAndMore() {
    obey("border-throttle-443");
    var big = Packets.tcp("telecom", "pay", 40_000, 443, Tcp.ACK, "00".repeat(1460));

    var first = send("telecom", big).getFirst().ms();
    var second = send("telecom", big).getFirst().ms();

    assertThat(first).isBetween(1000.0, 1100.0);
    assertThat(second - first).isBetween(990.0, 1010.0);
    send("telecom", big);
    assertThat(send("telecom", big)).as("the queue is full").isEmpty();
  }

  @Test
  void aDeviceOfOneCarrierDoesNotTouchTheOthers() {
    obey("carrier-drop-443");

    assertThat(send("unicom", Packets.syn("unicom", "home", 443))).isEmpty();
    assertThat(send("telecom", Packets.syn("telecom", "home", 443))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"7", "8"})
  void garbageIsLostAndHurtsNobody(long seed) {
    var random = new SplittableRandom(seed);
    obey("gfw-ii");
    for (int i = 0; i < 20_000; i++) {
      var bytes = Packets.syn("telecom", "pay", 443).bytes();
      for (int j = random.nextInt(6); j > 0; j--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      assertThat(router.route(Topology.leg("telecom"), bytes, NOW + i)).isNotNull();
    }
  }

  private void obey(String injector) {
    try {
      router.obey(InjectorReader.read(injector, Injectors.text(injector)).rules());
    } catch (InjectorFileException e) {
      throw new AssertionError(e);
    }
  }

  private List<Arrival> send(String host, IpPacket packet) {
    return router.route(Topology.leg(host), packet.bytes(), NOW).stream()
        .sorted()
        .map(d -> {
          var bytes = d.packet().bytes();
          assertThat(Checksums.hold(bytes)).isTrue();
          var whole = IpPacket.parse(bytes).packet().orElseThrow();
          return new Arrival(d.to().name(), (d.at() - NOW) / 1e6, whole);
        })
        .toList();
  }
}
