package fengsui.probe.tap;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.linux.PacketRing;
import fengsui.probe.net.Deadline;
import fengsui.probe.net.LinuxTransport;
import fengsui.probe.net.Opened;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RingTapTest {

  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  @BeforeEach
  void onlyWhereCapturingIsPermitted() {
    var here = PacketRing.permitted() || "true".equals(System.getenv("CI"));
    Assumptions.assumeTrue(here, "no CAP_NET_RAW: packets cannot be captured here");
  }

  @Test
  void hearsEachPacketOfARefusalOnceThoughLoopbackShowsItTwice() throws Exception {
    var closed = new ServerSocket(0, 1, HERE);
    closed.close();
    var peer = new InetSocketAddress(HERE, closed.getLocalPort());
    try (var tap = RingTap.shared().get()) {
      tap.watch(HERE);
      var refused =
          (Opened.Refused) new LinuxTransport(true).open(peer, Deadline.in(Duration.ofSeconds(2)));

      var heard = tap.heard(refused.path().localPort(), peer);

      assertThat(heard).extracting(Frame::flags).containsExactly("S", "RA");
      assertThat(heard).extracting(Frame::inbound).containsExactly(false, true);
      assertThat(new Flow(heard).spanMs(refused.startedNanos(), refused.atNanos(), true))
          .isPresent();
    }
  }

  @Test
  void hearsNothingOfPeersThatItDoesNotWatch() throws Exception {
    try (var server = new ServerSocket(0, 1, HERE);
        var tap = RingTap.shared().get()) {
      var peer = new InetSocketAddress(HERE, server.getLocalPort());
      var linked =
          (Opened.Linked) new LinuxTransport(true).open(peer, Deadline.in(Duration.ofSeconds(2)));
      var port = linked.connection().path().localPort();
      linked.connection().close();

      assertThat(tap.heard(port, peer)).isEmpty();
    }
  }
}
