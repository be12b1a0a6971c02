package fengsui.probe;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.model.Failure;
import fengsui.model.Outcome;
import fengsui.model.Owner;
import fengsui.model.Scheme;
import fengsui.model.Side;
import fengsui.model.Stage;
import fengsui.model.Step;
import fengsui.model.Target;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class ProberTest {

  private final Prober prober = new Prober(ProbeSettings.defaults().withControlPorts(List.of()));

  @Test
  void findsAnOpenPortOpen() throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var diagnosis = prober.diagnose(tcp(server.getLocalPort()), List.of());

      assertThat(diagnosis.steps()).extracting(Step::stage).containsExactly(Stage.CONNECT);
      assertThat(diagnosis.steps().getFirst().outcome()).isEqualTo(Outcome.OK);
    }
  }

  @Test
  void findsAClosedPortRefused() throws Exception {
    int port;
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = server.getLocalPort();
    }

    var diagnosis = prober.diagnose(tcp(port), List.of());

    assertThat(diagnosis.steps().getFirst().outcome())
        .isEqualTo(new Outcome.Failed(Failure.CONNECTION_REFUSED));
  }

  private static Target tcp(int port) {
    return new Target("here", Scheme.TCP, "127.0.0.1", port, "/", Side.DOMESTIC, Owner.OURS);
  }

  @Test
  void probesOverIpv6() throws Exception {
    var six = InetAddress.ofLiteral("::1");
    try (var server = new ServerSocket(0, 1, six)) {
      var target =
          new Target(
              "six", Scheme.TCP, "::1", server.getLocalPort(), "/", Side.DOMESTIC, Owner.OURS);

      var step = prober.diagnose(target, List.of()).steps().getFirst();

      assertThat(step.outcome()).isEqualTo(Outcome.OK);
      assertThat(step.peer()).isEqualTo("[::1]:" + server.getLocalPort());
    } catch (BindException noIpv6) {
      Assumptions.abort("no IPv6 loopback here");
    }
  }
}
