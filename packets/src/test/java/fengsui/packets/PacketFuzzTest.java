package fengsui.packets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketFuzzTest {

  private static final int ROUNDS = 5_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 20250820})
  void everyPacketIsReadBackFromItsBytes(long seed) {
    var packets = new RandomPackets(seed);

    for (int i = 0; i < ROUNDS; i++) {
      var packet = packets.next();
      var bytes = packet.bytes();

      assertThat(IpPacket.parse(bytes)).isEqualTo(packet);
      assertThat(IpPacket.parse(ByteBuffer.wrap(bytes))).isEqualTo(packet);
      assertThat(Checksums.hold(bytes)).as("checksums of %s", packet).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void damagedAndRandomBytesArePacketsOrMalformedButNeverThrow(long seed) {
    var packets = new RandomPackets(seed);
    int malformed = 0;

    for (int i = 0; i < ROUNDS; i++) {
      for (var bytes :
          new byte[][] {packets.garbage(120), packets.damaged(packets.next().bytes())}) {
        switch (IpPacket.parse(bytes)) {
          case IpPacket packet -> {
            packet.tcp().ifPresent(Transport.Tcp::mss);
            packet.tcp().ifPresent(Transport.Tcp::timestamps);
            IcmpErrors.find(packet);
            Checksums.hold(bytes);
            assertThat(packet.toString()).isNotEmpty();
          }
          case Parsed.Malformed(var problem) -> {
            assertThat(problem).isNotEmpty();
            malformed++;
          }
        }
      }
    }

    assertThat(malformed).isBetween(ROUNDS, 2 * ROUNDS);
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8})
  void aPacketCutAnywhereIsMalformed(long seed) {
    var packets = new RandomPackets(seed);

    for (int i = 0; i < 100; i++) {
      var whole = packets.next().bytes();
      for (int size = 0; size < whole.length; size++) {
        assertThat(IpPacket.parse(Arrays.copyOf(whole, size))).isInstanceOf(Parsed.Malformed.class);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {9, 10})
  void oneFlippedBitBreaksAChecksumOrTheHeader(long seed) {
    var packets = new RandomPackets(seed);

    for (int i = 0; i < 500; i++) {
      var packet = packets.next();
      if (packet.ip() instanceof IpHeader.V4 && packet.tcp().isPresent()) {
        var bytes = packet.bytes();
        bytes[i % bytes.length] ^= 0x10;
        assertThat(Checksums.hold(bytes)).as("%s with byte %d changed", packet, i).isFalse();
      }
    }
  }
}
