package fengsui.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fengsui.model.ControlPair.Factor;
import fengsui.model.Diagnosis;
import fengsui.model.FaultDomain;
import fengsui.model.Scheme;
import fengsui.model.Side;
import fengsui.model.Stage;
import fengsui.wire.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Real probes of loopback listeners.
@Timeout(60)
class ProbeCommandTest {

  private final List<ServerSocket> listeners = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    for (var listener : listeners) {
      listener.close();
    }
  }

  private int open() throws IOException {
    var listener = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    listeners.add(listener);
    return listener.getLocalPort();
  }

  /// A port that was just closed again.
  private int closed() throws IOException {
    var port = open();
    listeners.removeLast().close();
    return port;
  }

  private static Diagnosis only(Run run) {
    assertThat(run.lines()).as(run.err()).hasSize(1);
    return Json.readDiagnosis(run.lines().getFirst());
  }

  @Test
  void anOpenPortIsNoProblem() throws IOException {
    var run = Run.of("probe", "tcp://127.0.0.1:" + open(), "--json");

    var diagnosis = only(run);
    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(diagnosis.verdict().domain()).isEqualTo(FaultDomain.NONE);
    assertThat(diagnosis.steps()).extracting(step -> step.stage()).containsExactly(Stage.CONNECT);
  }

  @Test
  void aClosedPortIsOne() throws IOException {
    var run = Run.of("probe", "tcp://127.0.0.1:" + closed(), "--json", "--timeout", "2");

    assertThat(run.code()).isEqualTo(1);
    assertThat(only(run).steps().getLast().outcome().code()).isEqualTo("connection_refused");
  }

  @Test
  void everyOptionArrivesInTheResult() throws IOException {
    var control = open();
    var other = open();

    var run =
        Run.of(
            "probe",
            "tcp://127.0.0.1:" + open(),
            "--json",
            "--side=overseas",
            "--owner=provider:acme",
            "--vantage=carrier=unicom,province=beijing,access=fixed,side=domestic",
            "--agent=bj-u-1",
            "--control=tcp://127.0.0.1:" + control + ",domestic",
            "--control-port=" + other);

    var diagnosis = only(run);
    assertThat(diagnosis.target().side()).isEqualTo(Side.OVERSEAS);
    assertThat(diagnosis.target().owner().code()).isEqualTo("provider:acme");
    assertThat(diagnosis.vantage().carrier().code()).isEqualTo("unicom");
    assertThat(diagnosis.agent()).isEqualTo("bj-u-1");
    assertThat(diagnosis.controls())
        .extracting(it -> it.pair().varies(), it -> it.pair().to(), it -> it.target().port())
        .contains(
            tuple(Factor.TARGET, "domestic", control),
            tuple(Factor.PORT, Integer.toString(other), other));
  }

  @Test
  void manyTargetsAreAnsweredInTheirOrder() throws IOException {
    var ports = List.of(open(), closed(), open(), closed());
    var words = new ArrayList<>(List.of("probe", "--json", "--timeout=2", "--control-port=9"));
    ports.forEach(port -> words.add("tcp://127.0.0.1:" + port));

    var run = Run.of(words.toArray(String[]::new));

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.lines())
        .extracting(line -> Json.readDiagnosis(line).target().port())
        .isEqualTo(ports);
  }

  @Test
  void theFirstLineForPeopleIsTheVerdict() throws IOException {
    var port = open();

    var run = Run.of("probe", "tcp://127.0.0.1:" + port);

    assertThat(run.lines().getFirst()).startsWith("127.0.0.1:" + port + ": Nothing is wrong");
    assertThat(run.out())
        .contains("connect  ok")
        .contains("domestic (assumed; --side says otherwise)")
        .doesNotContain("\u001b");
  }

  @Test
  void aWebServerIsAskedToTheEnd() throws Exception {
    try (var server = new OneAnswer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")) {
      var run = Run.of("probe", "http://127.0.0.1:" + server.port() + "/health", "--json");

      var diagnosis = only(run);
      assertThat(diagnosis.target().scheme()).isEqualTo(Scheme.HTTP);
      assertThat(diagnosis.steps().getLast().stage()).isEqualTo(Stage.EXCHANGE);
      assertThat(diagnosis.steps().getLast().outcome().ok()).isTrue();
      assertThat(server.asked()).startsWith("GET /health HTTP/1.1\r\n");
    }
  }

  @Test
  void whatAServerSaysCannotSteerTheTerminal() throws Exception {
    try (var server =
        new OneAnswer("HTTP/1.1 200 OK\r\nServer: \u009b31mred\r\nContent-Length: 0\r\n\r\n")) {
      var url = "http://127.0.0.1:" + server.port() + "/";

      assertThat(Run.of("probe", url, "--json").out()).doesNotContain("\u009b", "\u001b");
      assertThat(Run.of("probe", url).out()).doesNotContain("\u009b", "\u001b");
    }
  }
}
