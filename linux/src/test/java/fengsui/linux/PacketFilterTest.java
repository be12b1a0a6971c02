package fengsui.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The kernel's rule for packets and ours must be the same. The addresses and ports are so few that
/// packets often match.
class PacketFilterTest {

  private static final int ROUNDS = 4000;
  private static final int[] PROTOCOLS = {1, 6, 17, 58};

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void takesWhatTheFlowsMatch(long seed) throws Exception {
    var random = new Random(seed);
    int taken = 0;
    for (int i = 0; i < ROUNDS; i++) {
      var peers = peers(random);
      var packet = packet(random);
      boolean matches =
          peers.stream().anyMatch(peer -> new FlowMatch(peer).matches(packet.duplicate()));

      int exact = BpfMachine.run(PacketFilter.peers(peers).program(99), packet);
      int around = BpfMachine.run(around(peers).program(99), packet);

      assertThat(exact).as("round %d", i).isEqualTo(matches ? 99 : 0);
      assertThat(around).as("round %d", i).isIn(matches ? List.of(99) : List.of(0, 99));
      taken += matches ? 1 : 0;
    }
    assertThat(taken).isBetween(ROUNDS / 50, ROUNDS - ROUNDS / 50);
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7, 8})
  void makesNothingOfNoise(long seed) throws Exception {
    var random = new Random(seed);
    for (int i = 0; i < ROUNDS; i++) {
      var noise = new byte[random.nextInt(60)];
      random.nextBytes(noise);
      var match = new FlowMatch(peers(random).getFirst());

      assertThat(match.matches(ByteBuffer.wrap(noise))).isFalse();
    }
  }

  @Test
  void takesEverythingIfThereAreTooManyPeers() throws Exception {
    var one = new InetSocketAddress("192.0.2.1", 1);
    var packet = ByteBuffer.allocate(60).put(0, (byte) 0x45);
    var peers = new ArrayList<InetSocketAddress>();
    for (int i = 0; i < 400; i++) {
      peers.add(one);
    }

    assertThat(BpfMachine.run(PacketFilter.peers(peers.subList(0, 100)).program(9), packet))
        .isZero();
    assertThat(BpfMachine.run(PacketFilter.peers(peers).program(9), packet)).isEqualTo(9);
  }

  @Test
  void jumpsOverLongListsOfPeers() throws Exception {
    var peers = new ArrayList<InetAddress>();
    for (int i = 0; i < 600; i++) {
      peers.add(InetAddress.getByName("192.0.%d.%d".formatted(2 + i / 250, i % 250)));
    }
    var last = ByteBuffer.allocate(60).put(0, (byte) 0x45).put(16, peers.getLast().getAddress());

    assertThat(BpfMachine.run(PacketFilter.around(peers).program(9), last)).isEqualTo(9);
    last.put(19, (byte) 255);
    assertThat(BpfMachine.run(PacketFilter.around(peers).program(9), last)).isZero();
  }

  private static PacketFilter around(List<InetSocketAddress> peers) {
    return PacketFilter.around(peers.stream().map(InetSocketAddress::getAddress).toList());
  }

  private static List<InetSocketAddress> peers(Random random) {
    return IntStream.rangeClosed(0, random.nextInt(3))
        .mapToObj(
            _ -> new InetSocketAddress(address(random, random.nextBoolean()), random.nextInt(3)))
        .toList();
  }

  private static InetAddress address(Random random, boolean ipv6) {
    try {
      var bytes = new byte[ipv6 ? 16 : 4];
      bytes[bytes.length - 1] = (byte) (1 + random.nextInt(3));
      bytes[0] = (byte) (ipv6 ? 0xfd : 10);
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private static ByteBuffer packet(Random random) {
    boolean ipv6 = random.nextBoolean();
    var packet = ByteBuffer.allocate(140);
    int end = header(packet, 0, ipv6, random);
    if (random.nextBoolean()) {
      header(packet, end + 8, ipv6, random);
    } else {
      packet.putShort(end, (short) random.nextInt(3)).putShort(end + 2, (short) random.nextInt(3));
    }
    return packet;
  }

  private static int header(ByteBuffer packet, int at, boolean ipv6, Random random) {
    int words = 5 + random.nextInt(3);
    packet.put(at, (byte) (ipv6 ? 0x60 : 0x40 + words));
    packet.put(at + (ipv6 ? 6 : 9), (byte) PROTOCOLS[random.nextInt(PROTOCOLS.length)]);
    packet.put(at + (ipv6 ? 8 : 12), address(random, ipv6).getAddress());
    packet.put(at + (ipv6 ? 24 : 16), address(random, ipv6).getAddress());
    return at + (ipv6 ? 40 : words * 4);
  }
}
