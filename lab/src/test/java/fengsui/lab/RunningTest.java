package fengsui.lab;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Programs that go on inside the laboratory, several at once, and the gates through its wall.
@Timeout(120)
class RunningTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  private static Laboratory lab;

  @BeforeAll
  static void start() throws Exception {
    lab = Living.laboratory();
  }

  @AfterAll
  static void end() {
    if (lab != null) {
      lab.close();
    }
  }

  @Test
  void severalProgramsRunAtOnceAndEachLineComesAtOnce() throws Exception {
    var lines = new LinkedBlockingQueue<String>();
    var first = lab.start("telecom", shell("echo one; exec sleep 600"), lines::add, lines::add);
    var second = lab.start("unicom", shell("echo two; exec sleep 600"), lines::add, lines::add);

    assertThat(List.of(take(lines), take(lines))).containsExactlyInAnyOrder("one", "two");
    assertThat(first.alive()).isTrue();
    first.kill();
    assertThat(first.await(SOON)).hasValue(128 + 9);
    assertThat(second.alive()).isTrue();
    second.stop();
    assertThat(second.await(SOON)).hasValue(128 + 15);
  }

  @Test
  void aProgramStandsInItsOwnHost() throws Exception {
    var ran = lab.run("mobile", SOON, "ip", "-br", "addr");

    assertThat(ran.out().toString())
        .contains(Topology.address("mobile"))
        .doesNotContain(Topology.address("telecom"));
  }

  @Test
  void theDeadOfDeadParentsAreBuried() throws Exception {
    var orphan = lab.run("telecom", SOON, "sh", "-c", "setsid sleep 600 >/dev/null 2>&1 & echo $!");
    var pid = orphan.out().getFirst();

    assertThat(lab.run("telecom", SOON, "kill", "-9", pid).code()).isZero();

    var gone = "for i in $(seq 100); do kill -0 %s 2>/dev/null || exit 0; sleep 0.05; done; exit 1";
    assertThat(lab.run("telecom", SOON, "sh", "-c", gone.formatted(pid)).code()).isZero();
  }

  @Test
  void aGateLeadsIntoTheLaboratory() throws Exception {
    try (var gate = lab.gate("telecom", Topology.address(Topology.MALL), 80);
        var socket = new Socket(InetAddress.getLoopbackAddress(), gate.port())) {
      socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: mall\r\n\r\n".getBytes(US_ASCII));
      socket.shutdownOutput();

      var answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);

      assertThat(answer).startsWith("HTTP/1.1 200 OK").contains("Server: mall");
    }
  }

  @Test
  void whereNobodyListensTheGateHangsUp() throws Exception {
    try (var gate = lab.gate("telecom", Topology.address(Topology.MALL), 81);
        var socket = new Socket(InetAddress.getLoopbackAddress(), gate.port())) {
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void anOutletLeadsToAPortOutside() throws Exception {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var _ = lab.outlet(Topology.POST, 8480, server.getLocalPort())) {
      Thread.ofVirtual().start(() -> greet(server));
      var url = "http://%s:8480/".formatted(Topology.address(Topology.POST));

      var ran = lab.run("unicom", SOON, "curl", "-s", "--max-time", "10", url);

      assertThat(ran.out()).containsExactly("hello");
    }
  }

  private static void greet(ServerSocket server) {
    try (var socket = server.accept()) {
      var answer = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\nhello\n";
      socket.getOutputStream().write(answer.getBytes(US_ASCII));
      socket.shutdownOutput();
      socket.getInputStream().readAllBytes();
    } catch (IOException _) {
      // The test fails at what it misses.
    }
  }

  private static List<String> shell(String script) {
    return List.of("sh", "-c", script);
  }

  private static String take(LinkedBlockingQueue<String> lines) throws InterruptedException {
    return lines.poll(20, TimeUnit.SECONDS);
  }
}
