package fengsui.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class TcpSocketTest {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void carriesBytesBothWays(String host) throws Exception {
    var address = InetAddress.getByName(host);
    try (var server = new ServerSocket(0, 5, address);
        var socket = TcpSocket.open(address)) {
      var end = socket.connect(peer(server), PATIENCE);
      assertThat(end).isInstanceOf(ConnectEnd.Connected.class);
      var accepted = server.accept();

      var sent = socket.write(ByteBuffer.wrap("ping".getBytes(StandardCharsets.US_ASCII)), soon());

      assertThat(sent).isEqualTo(new Transfer.Data(4));
      assertThat(accepted.getInputStream().readNBytes(4)).asString().isEqualTo("ping");
      accepted.getOutputStream().write("pong!".getBytes(StandardCharsets.US_ASCII));
      for (var into : new ByteBuffer[] {ByteBuffer.allocate(2), ByteBuffer.allocateDirect(3)}) {
        assertThat(socket.read(into, soon())).isEqualTo(new Transfer.Data(into.capacity()));
        assertThat(into.hasRemaining()).isFalse();
      }
      accepted.close();
      assertThat(socket.read(ByteBuffer.allocate(8), soon())).isEqualTo(new Transfer.EndOfStream());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void tellsAClosedPort(String host) throws Exception {
    var address = InetAddress.getByName(host);
    var closed = new InetSocketAddress(address, closedPort(address));

    try (var socket = TcpSocket.open(address)) {
      var end = socket.connect(closed, PATIENCE);

      assertThat(end).isInstanceOf(ConnectEnd.RefusedByRst.class);
      assertThat(end.elapsed()).isPositive().isLessThan(PATIENCE);
      assertThat(socket.localAddress()).isNotNull();
    }
  }

  @Test
  void tellsAResetFromAnEnd() throws Exception {
    var address = InetAddress.getLoopbackAddress();
    try (var server = new ServerSocket(0, 5, address);
        var socket = TcpSocket.open(address)) {
      socket.connect(peer(server), PATIENCE);
      reset(server.accept());

      assertThat(socket.read(ByteBuffer.allocate(8), soon())).isEqualTo(new Transfer.Reset());
      assertThat(socket.read(ByteBuffer.allocate(8), soon())).isEqualTo(new Transfer.Reset());
      assertThat(socket.write(ByteBuffer.allocate(8), soon())).isEqualTo(new Transfer.Reset());
    }
  }

  @Test
  void tellsSilenceOfAnOpenConnection() throws Exception {
    var address = InetAddress.getLoopbackAddress();
    try (var server = new ServerSocket(0, 5, address);
        var socket = TcpSocket.open(address)) {
      socket.connect(peer(server), PATIENCE);

      var end = socket.read(ByteBuffer.allocate(8), Deadline.in(Duration.ofMillis(30)));

      assertThat(end).isEqualTo(new Transfer.TimedOut());
    }
  }

  @Test
  void knowsItsAddressBeforeTheFirstPacketIfBound() throws Exception {
    var address = InetAddress.getLoopbackAddress();
    try (var server = new ServerSocket(0, 5, address);
        var socket = TcpSocket.open(address)) {
      assertThat(socket.localAddress()).isNull();
      socket.bind(new InetSocketAddress(address, 0));
      var bound = socket.localAddress();

      socket.connect(peer(server), PATIENCE);

      assertThat(server.accept().getRemoteSocketAddress()).isEqualTo(bound);
      assertThat(socket.localAddress()).isEqualTo(bound);
    }
  }

  private static void reset(Socket socket) throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  private static Deadline soon() {
    return Deadline.in(PATIENCE);
  }

  private static InetSocketAddress peer(ServerSocket server) {
    return (InetSocketAddress) server.getLocalSocketAddress();
  }

  private static int closedPort(InetAddress address) throws IOException {
    try (var server = new ServerSocket(0, 1, address)) {
      return server.getLocalPort();
    }
  }
}
