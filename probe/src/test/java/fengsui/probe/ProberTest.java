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
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
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
}
