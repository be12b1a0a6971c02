package fengsui.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class FlowCaptureTest {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private FlowCapture capture;

  @BeforeEach
  void open() throws Exception {
    boolean permitted = PacketRing.permitted();
    assertThat(permitted || System.getenv("CI") == null).as("CI has CAP_NET_RAW").isTrue();
    assumeTrue(permitted, "skipped: no CAP_NET_RAW here");
    capture = FlowCapture.open();
  }

  @AfterEach
  void close() {
    if (capture != null) {
      capture.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void hasEachPacketOfALoopbackFlowOnce(String host) throws Exception {
    var closed = closedPort(InetAddress.getByName(host));
    try (var tap = capture.tap(closed)) {
      connect(closed);

      assertThat(tap.packets()).extracting(CapturedPacket::outgoing).containsExactly(true, false);
      assertThat(tap.await(3, Deadline.in(Duration.ofMillis(20)))).isFalse();
    }
  }

  @Test
  void keepsFlowsApart() throws Exception {
    var loopback = InetAddress.getByName("127.0.0.1");
    var peers = new LinkedHashSet<InetSocketAddress>();
    while (peers.size() < 100) { // the kernel hands a port out again once it is closed
      peers.add(closedPort(loopback));
    }
    try (var threads = Executors.newFixedThreadPool(8)) {
      var seen = peers.stream().map(peer -> threads.submit(() -> packetsOf(peer))).toList();
      for (var one : seen) {
        assertThat(one.get()).isEqualTo(2);
      }
    }
    assertThat(capture.drops()).isZero();
  }

  @Test
  void waitsForPacketsToCome() throws Exception {
    try (var server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
        var tap = capture.tap((InetSocketAddress) server.getLocalSocketAddress());
        var socket = TcpSocket.open(server.getInetAddress())) {
      socket.connect((InetSocketAddress) server.getLocalSocketAddress(), PATIENCE);
      int handshake = tap.packets().size();
      var accepted = server.accept();
      Thread.ofPlatform().start(() -> write(accepted));

      assertThat(tap.await(handshake + 1, Deadline.in(PATIENCE))).isTrue();
    }
  }

  @Test
  void keepsTheFirstPacketsOfALongFlow() throws Exception {
    try (var server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
        var tap = capture.tap((InetSocketAddress) server.getLocalSocketAddress());
        var socket = TcpSocket.open(server.getInetAddress())) {
      socket.connect((InetSocketAddress) server.getLocalSocketAddress(), PATIENCE);
      var in = server.accept().getInputStream();
      for (int i = 0; i < 2 * FlowTap.MOST; i++) {
        socket.write(ByteBuffer.allocate(1), Deadline.in(PATIENCE));
        in.read();
        if (i % 64 == 0) {
          tap.packets(); // so that the ring never fills, however late the capture's thread comes
        }
      }

      assertThat(tap.packets()).hasSize(FlowTap.MOST);
      assertThat(tap.omitted()).isPositive();
    }
  }

  @Test
  void endsWaitingWhenItIsClosed() throws Exception {
    var tap = capture.tap(closedPort(InetAddress.getByName("127.0.0.1")));

    Thread.ofPlatform().start(capture::close);

    assertThat(tap.await(1, Deadline.in(PATIENCE))).isFalse();
    assertThat(tap.packets()).isEmpty();
  }

  private int packetsOf(InetSocketAddress peer) throws Exception {
    try (var tap = capture.tap(peer)) {
      connect(peer);
      return tap.packets().size();
    }
  }

  private static void write(Socket socket) {
    try {
      socket.getOutputStream().write(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void connect(InetSocketAddress peer) throws Exception {
    try (var socket = TcpSocket.open(peer.getAddress())) {
      assertThat(socket.connect(peer, PATIENCE)).isInstanceOf(ConnectEnd.RefusedByRst.class);
    }
  }

  private static InetSocketAddress closedPort(InetAddress address) throws Exception {
    try (var server = new ServerSocket(0, 1, address)) {
      return (InetSocketAddress) server.getLocalSocketAddress();
    }
  }
}
