package fengsui.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class UdpSocketTest {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void tellsTheAnswersHopsAndTime(String host) throws Exception {
    try (var server = new DatagramSocket(0, InetAddress.getByName(host));
        var socket = UdpSocket.open((InetSocketAddress) server.getLocalSocketAddress())) {
      assertThat(socket.send(ByteBuffer.wrap(new byte[] {1, 2, 3}))).isEmpty();
      var question = new DatagramPacket(new byte[9], 9);
      server.receive(question);
      assertThat(question.getLength()).isEqualTo(3);
      long before = System.nanoTime();
      server.send(question);
      long after = System.nanoTime();
      var into = ByteBuffer.allocate(2);

      var arrived = (Receipt.Arrived) socket.receive(into, Deadline.in(PATIENCE));

      assertThat(into.flip()).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2}));
      assertThat(arrived.bytes()).isEqualTo(2);
      assertThat(arrived.whole()).isFalse();
      assertThat(arrived.hops()).isEqualTo(64);
      assertThat(arrived.from()).isEqualTo(server.getLocalSocketAddress());
      assertThat(arrived.nanoTime()).isBetween(before - 1_000_000, after + 1_000_000);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void tellsAtOnceThatNobodyListens(String host) throws Exception {
    InetSocketAddress peer;
    try (var server = new DatagramSocket(0, InetAddress.getByName(host))) {
      peer = (InetSocketAddress) server.getLocalSocketAddress();
    }
    try (var socket = UdpSocket.open(peer)) {
      assertThat(socket.send(ByteBuffer.allocate(1))).isEmpty();
      assertThat(socket.send(ByteBuffer.allocate(1))).isEmpty();

      for (int i = 0; i < 2; i++) {
        var end = socket.receive(ByteBuffer.allocate(9), Deadline.in(PATIENCE));
        var icmp = ((Receipt.Rejected) end).icmp();
        assertThat(icmp.portUnreachable()).isTrue();
        assertThat(icmp.from()).isEqualTo(peer.getAddress());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"10.77.2.1, 64, 10.77.1.254", "fd77:2::1, 64, fd77:1::254"})
  void namesTheMachineThatRejects(String server, int hops, String router) throws Exception {
    TestNamespace.require();
    try (var lab = new RoutedLab()) {
      assertThat(rejected(lab, server, RoutedLab.PROHIBITED, hops))
          .isEqualTo(InetAddress.getByName(router));
      assertThat(rejected(lab, server, RoutedLab.CLOSED, hops))
          .isEqualTo(InetAddress.getByName(server));
      assertThat(rejected(lab, server, RoutedLab.CLOSED, 1))
          .isEqualTo(InetAddress.getByName(router));
    }
  }

  @Test
  void tellsSilence() throws Exception {
    try (var server = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
        var socket = UdpSocket.open((InetSocketAddress) server.getLocalSocketAddress())) {
      var end = socket.receive(ByteBuffer.allocate(1), Deadline.in(Duration.ofMillis(20)));

      assertThat(end).isEqualTo(new Receipt.TimedOut());
    }
  }

  private static InetAddress rejected(RoutedLab lab, String server, int port, int hops)
      throws Exception {
    var peer = new InetSocketAddress(server, port);
    try (var socket = lab.client.call(() -> UdpSocket.open(peer))) {
      socket.hops(hops);
      socket.send(ByteBuffer.allocate(1));
      var end = socket.receive(ByteBuffer.allocate(1), Deadline.in(PATIENCE));
      return ((Receipt.Rejected) end).icmp().from();
    }
  }
}
