package fengsui.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Packets of real connections through the router of the lab.
@Timeout(30)
class PacketRingTest {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int SYN = 0x02;
  private static final int RST_ACK = 0x14;
  private static final int SYN_ACK = 0x12;
  private static final int ACK = 0x10;

  private static RoutedLab lab;

  @BeforeAll
  static void cable() throws Exception {
    TestNamespace.require();
    lab = new RoutedLab();
  }

  @AfterAll
  static void close() throws Exception {
    if (lab != null) {
      lab.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"10.77.2.1", "fd77:2::1"})
  void seesTheHandshakeWithItsHopsAndTimes(String server) throws Exception {
    var before = Instant.now();

    var seen = capture(server, RoutedLab.OPEN);

    assertThat(seen).extracting(PacketRingTest::flags).startsWith(SYN, SYN_ACK, ACK);
    assertThat(seen).extracting(CapturedPacket::outgoing).startsWith(true, false, true);
    assertThat(hops(seen.get(0))).isEqualTo(64);
    assertThat(hops(seen.get(1))).isEqualTo(63);
    assertThat(seen)
        .extracting(CapturedPacket::at)
        .isSorted()
        .allMatch(at -> !at.isBefore(before) && !at.isAfter(Instant.now()));
  }

  @ParameterizedTest
  @CsvSource({"10.77.2.1", "fd77:2::1"})
  void hasTheRefusingPacketAtOnce(String server) throws Exception {
    var seen = capture(server, RoutedLab.CLOSED);

    assertThat(seen).extracting(PacketRingTest::flags).containsExactly(SYN, RST_ACK);
    assertThat(hops(seen.get(1))).isEqualTo(63);
  }

  @ParameterizedTest
  @CsvSource({"10.77.2.1, 1", "fd77:2::1, 58"})
  void seesAnotherMachinesIcmpAboutTheFlow(String server, int protocol) throws Exception {
    var seen = capture(server, RoutedLab.PROHIBITED);

    assertThat(seen).hasSize(2);
    assertThat(protocol(seen.get(1))).isEqualTo(protocol);
  }

  @Test
  void agreesWithTheConnectWithinAMillisecond() throws Exception {
    var peer = new InetSocketAddress(RoutedLab.SERVER_IPV4, RoutedLab.CLOSED);
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 20; i++) {
      var seen = new ArrayList<CapturedPacket>();
      try (var ring = ring(PacketFilter.peer(peer));
          var socket = lab.client.call(() -> TcpSocket.open(peer.getAddress()))) {
        var end = socket.connect(peer, PATIENCE);
        ring.drain(seen::add);
        long kernels = seen.get(1).nanoTime() - seen.get(0).nanoTime();
        least = Math.min(least, Math.abs(end.elapsed().toNanos() - kernels));
      }
    }

    System.out.printf("connect against the kernel's stamps: %d ns apart at best%n", least);
    assertThat(least).isLessThan(1_000_000);
  }

  @Test
  void countsWhatFoundNoRoom() throws Exception {
    var peer = new InetSocketAddress(RoutedLab.SERVER_IPV4, RoutedLab.CLOSED);
    var size = new RingSize(32, 2048);
    try (var ring =
        lab.client.call(() -> PacketRing.open("eth0", PacketFilter.everything(), size))) {
      for (int i = 0; i < 40; i++) {
        connect(peer);
      }

      int seen = ring.drain(_ -> {});

      assertThat(seen).isEqualTo(32);
      assertThat(ring.drops()).isGreaterThanOrEqualTo(48);
      assertThat(ring.drops()).isGreaterThanOrEqualTo(48);
      connect(peer);
      assertThat(ring.await(Deadline.in(PATIENCE))).isTrue();
      assertThat(ring.drain(_ -> {})).isPositive();
    }
  }

  @Test
  void outlivesItsInterface() throws Exception {
    try (var namespace = TestNamespace.make()) {
      namespace.sh("ip link add a0 type veth peer name a1; ip link set a0 up; ip link set a1 up");
      var all = PacketFilter.everything();
      try (var ring = namespace.call(() -> PacketRing.open("a0", all, RingSize.few()))) {
        namespace.sh("ip link del a0");
        ring.drain(_ -> {});

        assertThat(ring.await(Deadline.in(PATIENCE))).isFalse();
        assertThat(ring.await(Deadline.in(Duration.ofMillis(20)))).isFalse();
      }
    }
  }

  @Test
  void takesOnlyThePeersOfItsFilter() throws Exception {
    var closed = new InetSocketAddress(RoutedLab.SERVER_IPV4, RoutedLab.CLOSED);
    var rejected = new InetSocketAddress(RoutedLab.SERVER_IPV6, RoutedLab.REJECTED_BY_RST);
    try (var ring = ring(PacketFilter.peers(List.of()))) {
      connect(closed);
      assertThat(ring.drain(_ -> {})).isZero();

      ring.filter(PacketFilter.peers(List.of(closed, rejected)));
      connect(new InetSocketAddress(RoutedLab.SERVER_IPV4, RoutedLab.REJECTED_BY_RST));
      connect(new InetSocketAddress(RoutedLab.SERVER_IPV6, RoutedLab.CLOSED));
      assertThat(ring.drain(_ -> {})).isZero();
      connect(closed);
      connect(rejected);
      assertThat(ring.drain(_ -> {})).isEqualTo(4);

      ring.filter(PacketFilter.peer(closed.getAddress()));
      connect(new InetSocketAddress(RoutedLab.SERVER_IPV4, RoutedLab.REJECTED_BY_RST));
      assertThat(ring.drain(_ -> {})).isEqualTo(2);
    }
  }

  @Test
  void showsLoopbackPacketsTwice() throws Exception {
    var peer = new InetSocketAddress("127.0.0.1", RoutedLab.CLOSED);
    var seen = new ArrayList<CapturedPacket>();
    try (var ring = ring(PacketFilter.peer(peer))) {
      connect(peer);
      ring.drain(seen::add);
    }

    assertThat(seen).extracting(PacketRingTest::flags).containsExactly(SYN, SYN, RST_ACK, RST_ACK);
    assertThat(seen).extracting(CapturedPacket::outgoing).containsExactly(true, false, true, false);
    assertThat(seen).allMatch(CapturedPacket::loopback);
  }

  @Test
  void takesAtLeastThePeersOfAShortFilter() throws Exception {
    var peers = new ArrayList<InetAddress>();
    for (int i = 1; i <= 450; i++) {
      peers.add(InetAddress.getByName("10.9.%d.%d".formatted(i / 250, i % 250)));
      peers.add(InetAddress.getByName("fd09::9:%d".formatted(i)));
    }
    var ipv4 = new InetSocketAddress(RoutedLab.SERVER_IPV4, RoutedLab.PROHIBITED);
    var ipv6 = new InetSocketAddress(RoutedLab.SERVER_IPV6, RoutedLab.PROHIBITED);
    try (var ring = ring(PacketFilter.around(peers))) {
      connect(ipv4);
      connect(ipv6);
      assertThat(ring.drain(_ -> {})).isZero();

      peers.add(ipv4.getAddress());
      peers.add(ipv6.getAddress());
      ring.filter(PacketFilter.around(peers));
      connect(ipv4);
      connect(ipv6);
      assertThat(ring.drain(_ -> {})).isEqualTo(4);
    }
  }

  @Test
  void holdsManyPeersAndFallsBackToEverything() throws Exception {
    var peers = new ArrayList<InetSocketAddress>();
    for (int i = 1; i <= 500; i++) {
      peers.add(new InetSocketAddress("10.9.%d.%d".formatted(i / 250, i % 250), i));
      assertThat(PacketFilter.peers(peers).program(100).size())
          .isBetween(1, BpfProgram.MOST_INSTRUCTIONS);
    }
  }

  @Test
  void saysThatThereIsNoSuchInterface() {
    assertThatThrownBy(() ->
            lab.client.call(
                () -> PacketRing.open("nope", PacketFilter.everything(), RingSize.few())))
        .cause()
        .hasMessage(
            "capturing on interface nope: ENODEV (No such device); name one that ip link shows");
  }

  private static List<CapturedPacket> capture(String server, int port) throws Exception {
    var peer = new InetSocketAddress(server, port);
    var seen = new ArrayList<CapturedPacket>();
    try (var ring = ring(PacketFilter.peer(peer))) {
      connect(peer);
      ring.drain(seen::add);
    }
    return seen;
  }

  private static PacketRing ring(PacketFilter filter) throws Exception {
    return lab.client.call(
        () -> PacketRing.open(PacketRing.ALL_INTERFACES, filter, RingSize.few()));
  }

  private static void connect(InetSocketAddress peer) throws Exception {
    try (var socket = lab.client.call(() -> TcpSocket.open(peer.getAddress()))) {
      socket.connect(peer, PATIENCE);
    }
  }

  private static boolean ipv4(ByteBuffer bytes) {
    return bytes.get(0) >> 4 == 4;
  }

  private static int flags(CapturedPacket packet) {
    var bytes = packet.bytes();
    return bytes.get((ipv4(bytes) ? 20 : 40) + 13);
  }

  private static int hops(CapturedPacket packet) {
    var bytes = packet.bytes();
    return bytes.get(ipv4(bytes) ? 8 : 7);
  }

  private static int protocol(CapturedPacket packet) {
    var bytes = packet.bytes();
    return bytes.get(ipv4(bytes) ? 9 : 6);
  }
}
