package fengsui.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fengsui.model.ControlPair.Factor;
import fengsui.model.Diagnosis;
import fengsui.model.Diagnosis.ControlRun;
import fengsui.model.Owner;
import fengsui.model.Scheme;
import fengsui.model.Side;
import fengsui.model.StageFacts.Connected;
import fengsui.model.StageFacts.Secured;
import fengsui.model.Target;
import fengsui.probe.net.Deadline;
import fengsui.probe.net.Opened;
import fengsui.probe.net.Transport;
import fengsui.probe.tap.FlowTap;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ControlsTest {

  private static final Duration HALF = Duration.ofMillis(500);

  @Test
  void takesTheFloorOfARefusalFromAnotherPortOfTheSameAddress() throws Exception {
    try (var open = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var diagnosis = diagnose(tcp("127.0.0.1", closedPort()), List.of(), open.getLocalPort());

      var facts = diagnosis.steps().getLast().evidence().find(Connected.class).orElseThrow();
      assertThat(facts.floor()).isNotNull();
      assertThat(facts.floor().source()).isEqualTo("port " + open.getLocalPort());
      assertThat(factors(diagnosis)).containsExactly(Factor.PORT);
    }
  }

  @Test
  void takesTheFloorFromAControlOnTheSameSideIfTheAddressHasNone() throws Exception {
    try (var open = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var control =
          new Target(
              "c", Scheme.TCP, "127.0.0.9", open.getLocalPort(), "/", Side.DOMESTIC, Owner.CONTROL);
      try (var other =
          new ServerSocket(open.getLocalPort(), 1, InetAddress.ofLiteral("127.0.0.9"))) {
        var diagnosis = diagnose(tcp("127.0.0.1", closedPort()), List.of(control));

        var facts = diagnosis.steps().getLast().evidence().find(Connected.class).orElseThrow();
        assertThat(facts.floor()).isNotNull();
        assertThat(facts.floor().source()).isEqualTo("control 127.0.0.9");
        assertThat(other.isBound()).isTrue();
      }
    }
  }

  @Test
  void asksWithoutAServerNameAndWithAnotherWhenTheHelloWasCut() throws Exception {
    try (var picky = Peer.playing(ControlsTest::resetIfNamed)) {
      var target =
          new Target("t", Scheme.HTTPS, "localhost", picky.port(), "/", Side.DOMESTIC, Owner.OURS);
      var control =
          new Target(
              "c", Scheme.TLS, "other.localhost", closedPort(), "/", Side.DOMESTIC, Owner.CONTROL);

      var diagnosis = diagnose(target, List.of(control));

      assertThat(diagnosis.steps().getLast().outcome().code()).isEqualTo("connection_reset");
      var named = runs(diagnosis, Factor.SNI);
      assertThat(named)
          .extracting(run -> run.pair().to())
          .containsExactly("none", "other.localhost");
      assertThat(named).extracting(ControlsTest::lastCode).containsOnly("ssl_failed_handshake");
      assertThat(named).extracting(ControlsTest::sni).containsExactly(null, "other.localhost");
    }
  }

  @Test
  void doesNotKeepAFineTargetWaitingForASilentControlPort() throws Exception {
    var silent = new PortsThatHang(80);
    var settings = settings().withControlPorts(List.of(80, 8443));
    var prober = new Prober(settings, FloorStore.inMemory(), silent, () -> FlowTap.deaf("a test"));
    var began = System.nanoTime();

    var diagnosis = prober.diagnose(tcp("198.18.0.7", 443), List.of());

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(400));
    assertThat(diagnosis.steps().getLast().outcome().ok()).isTrue();
    assertThat(diagnosis.controls()).extracting(run -> run.pair().to()).containsExactly("8443");
  }

  @Test
  void stopsWithEverythingItStartedWhenInterrupted() throws Exception {
    var hanging = new PortsThatHang(80, 443);
    var prober =
        new Prober(
            settings().withControlPorts(List.of(80)),
            FloorStore.inMemory(),
            hanging,
            () -> FlowTap.deaf("a test"));

    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> prober.diagnose(tcp("198.18.0.7", 443), List.of()))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  /// A peer that resets what names localhost, and sends an alert to the rest.
  private static void resetIfNamed(Socket client, Peer peer) throws Exception {
    var hello = new byte[4096];
    var length = client.getInputStream().read(hello);
    var text = new String(hello, 0, length, StandardCharsets.ISO_8859_1);
    if (text.contains("\0\tlocalhost")) {
      Peer.reset(client);
    } else {
      client.getOutputStream().write(new byte[] {21, 3, 3, 0, 2, 2, 40});
      client.getInputStream().readAllBytes();
    }
  }

  private static int closedPort() throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Diagnosis diagnose(Target target, List<Target> controls, Integer... ports)
      throws Exception {
    return new Prober(settings().withControlPorts(List.of(ports))).diagnose(target, controls);
  }

  private static ProbeSettings settings() {
    return ProbeSettings.defaults()
        .withListening(Duration.ofMillis(50))
        .withTimeouts(new Timeouts(HALF, HALF, HALF, HALF, Duration.ofSeconds(3)));
  }

  private static Target tcp(String host, int port) {
    return new Target("t", Scheme.TCP, host, port, "/", Side.DOMESTIC, Owner.OURS);
  }

  private static List<Factor> factors(Diagnosis diagnosis) {
    return diagnosis.controls().stream().map(run -> run.pair().varies()).toList();
  }

  private static List<ControlRun> runs(Diagnosis diagnosis, Factor factor) {
    return diagnosis.controls().stream().filter(run -> run.pair().varies() == factor).toList();
  }

  private static String lastCode(ControlRun run) {
    return run.steps().getLast().outcome().code();
  }

  private static String sni(ControlRun run) {
    return run.steps().getLast().evidence().find(Secured.class).orElseThrow().sni();
  }

  /// A network where every port answers at once, except some that never do.
  private static final class PortsThatHang implements Transport {
    private final List<Integer> hanging;

    PortsThatHang(Integer... hanging) {
      this.hanging = List.of(hanging);
    }

    @Override
    public Opened open(InetSocketAddress peer, Deadline deadline) throws InterruptedException {
      if (hanging.contains(peer.getPort())) {
        new CountDownLatch(1).await();
      }
      var now = System.nanoTime();
      return new Opened.Linked(new Silence(), now, now + 1);
    }

    @Override
    public Opened open(InetSocketAddress peer, int hops, Deadline deadline)
        throws InterruptedException {
      return open(peer, deadline);
    }

    @Override
    public boolean limitsHops() {
      return false;
    }

    @Override
    public List<String> blindSpots() {
      return List.of();
    }
  }
}
