package fengsui.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TunTest {

  private static final int UDP_PAYLOAD = 28;

  @Test
  void carriesPacketsBothWays() throws Exception {
    TestNamespace.require();
    try (var namespace = TestNamespace.make();
        var tun = namespace.call(() -> Tun.open("tun0"));
        var socket = namespace.call(() -> new DatagramSocket(0, InetAddress.getByName("0.0.0.0")));
        var poll = new TunPoll(List.of(tun))) {
      namespace.sh("ip addr add 10.1.1.1/24 dev tun0; ip link set tun0 up");
      socket.setSoTimeout(5000);

      socket.send(new DatagramPacket(new byte[] {42}, 1, new InetSocketAddress("10.1.1.9", 7777)));
      var packet = firstIpv4(tun, poll);

      assertThat(packet.get(UDP_PAYLOAD)).isEqualTo((byte) 42);
      assertThat(tun.write(answer(packet))).isTrue();
      var answer = new DatagramPacket(new byte[9], 9);
      socket.receive(answer);
      assertThat(answer.getSocketAddress()).isEqualTo(new InetSocketAddress("10.1.1.9", 7777));
      assertThat(answer.getData()[0]).isEqualTo((byte) 42);
    }
  }

  @Test
  void hasNothingToReadAndTakesNothingWhileDown() throws Exception {
    TestNamespace.require();
    try (var namespace = TestNamespace.make();
        var arena = Arena.ofConfined();
        var tun = namespace.call(() -> Tun.open("tun0"));
        var poll = new TunPoll(List.of(tun))) {
      var buffer = arena.allocate(2048);

      assertThat(tun.read(buffer)).isZero();
      assertThat(poll.await(Duration.ofMillis(1))).isZero();
      assertThat(tun.write(buffer.asSlice(0, 40))).isFalse();
    }
  }

  @Test
  void saysWhatToDoIfItIsInUse() throws Exception {
    TestNamespace.require();
    try (var namespace = TestNamespace.make();
        var tun = namespace.call(() -> Tun.open("tun0"))) {
      assertThatThrownBy(() -> namespace.call(() -> Tun.open(tun.name())))
          .cause()
          .hasMessage(
              "making TUN device tun0: EBUSY (Device or resource busy); run with CAP_NET_ADMIN"
                  + " (root, or unshare -Urn)");
    }
  }

  private static ByteBuffer firstIpv4(Tun tun, TunPoll poll) throws Exception {
    var packet = ByteBuffer.allocateDirect(2048);
    do {
      poll.await(Duration.ofSeconds(5));
      packet.clear();
      tun.read(packet);
      packet.flip();
    } while (packet.get(0) >> 4 != 4);
    return packet;
  }

  /// The same datagram with both ends exchanged, which leaves every checksum as it was.
  private static ByteBuffer answer(ByteBuffer packet) {
    var answer = ByteBuffer.allocateDirect(packet.limit()).put(packet.duplicate()).flip();
    answer.putInt(12, packet.getInt(16)).putInt(16, packet.getInt(12));
    return answer.putShort(20, packet.getShort(22)).putShort(22, packet.getShort(20));
  }
}
