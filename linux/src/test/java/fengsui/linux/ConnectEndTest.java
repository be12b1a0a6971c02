package fengsui.linux;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.linux.ConnectEnd.Connected;
import fengsui.linux.ConnectEnd.RefusedByIcmp;
import fengsui.linux.ConnectEnd.RefusedByRst;
import fengsui.linux.ConnectEnd.Silent;
import fengsui.linux.ConnectEnd.Unreachable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each end of a connect through a real router and firewall.
@Timeout(30)
class ConnectEndTest {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

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
  @ValueSource(strings = {RoutedLab.SERVER_IPV4, RoutedLab.SERVER_IPV6})
  void connectsToAnOpenPort(String server) throws Exception {
    var end = (Connected) connect(server, RoutedLab.OPEN);

    assertThat(end.info().retransmitsTotal()).isZero();
    assertThat(end.handshake()).isPositive().isLessThanOrEqualTo(end.elapsed());
  }

  @ParameterizedTest
  @ValueSource(strings = {RoutedLab.SERVER_IPV4, RoutedLab.SERVER_IPV6})
  void tellsAClosedPort(String server) throws Exception {
    assertThat(connect(server, RoutedLab.CLOSED)).isInstanceOf(RefusedByRst.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {RoutedLab.SERVER_IPV4, RoutedLab.SERVER_IPV6})
  void takesAFirewallsRstForAClosedPort(String server) throws Exception {
    assertThat(connect(server, RoutedLab.REJECTED_BY_RST)).isInstanceOf(RefusedByRst.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {RoutedLab.SERVER_IPV4, RoutedLab.SERVER_IPV6})
  void tellsSilence(String server) throws Exception {
    var end = (Silent) connect(server, RoutedLab.DROPPED, 64, Duration.ofMillis(1200));

    assertThat(end.elapsed()).isBetween(Duration.ofMillis(1200), Duration.ofSeconds(5));
    assertThat(end.retransmits()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {RoutedLab.SERVER_IPV4, RoutedLab.SERVER_IPV6})
  void tellsAFirewallsProhibition(String server) throws Exception {
    var end = (RefusedByIcmp) connect(server, RoutedLab.PROHIBITED);

    boolean ipv6 = server.contains(":");
    assertThat(end.icmp().type()).isEqualTo(ipv6 ? 1 : 3);
    assertThat(end.icmp().code()).isEqualTo(ipv6 ? 1 : 13);
    assertThat(end.errno()).isEqualTo(ipv6 ? Errno.EACCES : Errno.EHOSTUNREACH);
    assertThat(end.icmp().from()).isEqualTo(router(server));
  }

  @ParameterizedTest
  @ValueSource(strings = {RoutedLab.SERVER_IPV4, RoutedLab.SERVER_IPV6})
  void tellsPortUnreachableFromARst(String server) throws Exception {
    var end = (RefusedByIcmp) connect(server, RoutedLab.PORT_UNREACHABLE);

    assertThat(end.icmp().portUnreachable()).isTrue();
    assertThat(end.errno()).isEqualTo(Errno.ECONNREFUSED);
    assertThat(end.icmp().from()).isEqualTo(router(server));
  }

  @ParameterizedTest
  @ValueSource(strings = {RoutedLab.SERVER_IPV4, RoutedLab.SERVER_IPV6})
  void namesTheRouterWhereTheHopsRanOut(String server) throws Exception {
    var end = (RefusedByIcmp) connect(server, RoutedLab.OPEN, 1, PATIENCE);

    assertThat(end.icmp().timeExceeded()).isTrue();
    assertThat(end.icmp().ipv6()).isEqualTo(server.contains(":"));
    assertThat(end.icmp().from()).isEqualTo(router(server));
    assertThat(connect(server, RoutedLab.OPEN, 2, PATIENCE)).isInstanceOf(Connected.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {RoutedLab.SERVER_IPV4, RoutedLab.SERVER_IPV6})
  void keepsAConnectionOpenWhoseHopsRanOut(String server) throws Exception {
    var peer = new InetSocketAddress(server, RoutedLab.RESETTING);
    try (var socket = lab.client.call(() -> TcpSocket.open(peer.getAddress()))) {
      assertThat(socket.connect(peer, PATIENCE)).isInstanceOf(Connected.class);
      socket.hops(1);

      assertThat(socket.write(ByteBuffer.allocate(1), Deadline.in(PATIENCE)))
          .isEqualTo(new Transfer.Data(1));
      assertThat(socket.read(ByteBuffer.allocate(1), Deadline.in(Duration.ofMillis(50))))
          .isEqualTo(new Transfer.TimedOut());

      assertThat(socket.softError()).isEqualTo(Errno.EHOSTUNREACH);
      socket.hops(64);
      assertThat(socket.read(ByteBuffer.allocate(1), Deadline.in(PATIENCE)))
          .isEqualTo(new Transfer.Reset());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {RoutedLab.SERVER_IPV4, RoutedLab.SERVER_IPV6})
  void tellsAResetAfterTheHandshake(String server) throws Exception {
    var peer = new InetSocketAddress(server, RoutedLab.RESETTING);
    try (var socket = lab.client.call(() -> TcpSocket.open(peer.getAddress()))) {
      assertThat(socket.connect(peer, PATIENCE)).isInstanceOf(Connected.class);

      socket.write(ByteBuffer.allocate(1), Deadline.in(PATIENCE));
      var end = socket.read(ByteBuffer.allocate(9), Deadline.in(PATIENCE));

      assertThat(end).isEqualTo(new Transfer.Reset());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "2001:db8::1"})
  void saysThatItHasNoRoute(String nowhere) throws Exception {
    try (var lonely = TestNamespace.make()) {
      var peer = new InetSocketAddress(nowhere, 443);
      try (var socket = lonely.call(() -> TcpSocket.open(peer.getAddress()))) {
        var end = (Unreachable) socket.connect(peer, PATIENCE);

        assertThat(end.errno()).isEqualTo(Errno.ENETUNREACH);
        assertThat(end.local()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.77.1.99", "fd77:1::99"})
  void saysThatItHasNoSuchNeighbour(String absent) throws Exception {
    var end = (Unreachable) connect(absent, RoutedLab.OPEN);

    assertThat(end.errno()).isEqualTo(Errno.EHOSTUNREACH);
    assertThat(end.local()).isTrue();
  }

  private static ConnectEnd connect(String server, int port) throws Exception {
    return connect(server, port, 64, PATIENCE);
  }

  private static ConnectEnd connect(String server, int port, int hops, Duration timeout)
      throws Exception {
    var peer = new InetSocketAddress(server, port);
    try (var socket = lab.client.call(() -> TcpSocket.open(peer.getAddress()))) {
      socket.hops(hops);
      return socket.connect(peer, timeout);
    }
  }

  private static InetAddress router(String server) throws Exception {
    return InetAddress.getByName(
        server.contains(":") ? RoutedLab.ROUTER_IPV6 : RoutedLab.ROUTER_IPV4);
  }
}
