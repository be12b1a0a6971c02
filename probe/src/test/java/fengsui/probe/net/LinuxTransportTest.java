package fengsui.probe.net;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.linux.TcpSocket;
import fengsui.model.Ending;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LinuxTransportTest implements TransportContract {

  @BeforeAll
  static void onlyOnLinux() {
    var here = TcpSocket.supported() || "true".equals(System.getenv("CI"));
    Assumptions.assumeTrue(here, "no Linux sockets on this platform");
  }

  @Override
  public Transport transport() {
    return new LinuxTransport(false);
  }

  @Test
  void knowsTheKernelsRoundTripAndThatNothingWasSentAgain() throws Exception {
    try (var pair = new Pair(transport())) {
      assertThat(pair.ours.path().rttMs()).isBetween(0.0001, 100.0);
      assertThat(pair.ours.path().retransmits()).isZero();
    }
  }

  @Test
  void knowsThatARstRefusedAndFromWhichPortItTried() throws Exception {
    var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    closed.close();
    var peer = new InetSocketAddress(InetAddress.getLoopbackAddress(), closed.getLocalPort());

    var opened = new LinuxTransport(true).open(peer, TransportContract.soon());

    var refused = (Opened.Refused) opened;
    assertThat(refused.end().ending()).isEqualTo(Ending.REFUSED_BY_RST);
    assertThat(refused.path().localPort()).isPositive();
  }
}
