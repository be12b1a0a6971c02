package fengsui.agent.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fengsui.agent.time.AgentClock;
import fengsui.model.ControlPair.Factor;
import fengsui.model.Observation;
import fengsui.model.Owner;
import fengsui.model.Plan;
import fengsui.model.Scheme;
import fengsui.model.Side;
import fengsui.model.Target;
import fengsui.model.Vantage;
import fengsui.probe.FloorStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Real probes on loopback.
@Timeout(30)
class LookoutTest {

  @TempDir private Path folder;

  private ServerSocket site;
  private ServerSocket other;
  private int freePort;

  @BeforeEach
  void open() throws IOException {
    site = open(0);
    other = open(0);
    var free = open(0);
    freePort = free.getLocalPort();
    free.close();
  }

  private static ServerSocket open(int port) throws IOException {
    return new ServerSocket(port, 1024, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    site.close();
    other.close();
  }

  private static Target target(String id, int port, Owner owner) {
    return new Target(id, Scheme.TCP, "127.0.0.1", port, "/", Side.DOMESTIC, owner);
  }

  private Plan plan(String authorities) {
    return new Plan(
        "bj-1",
        1,
        Vantage.HERE,
        List.of(),
        List.of(),
        List.of(target("control", other.getLocalPort(), Owner.CONTROL)),
        List.of(site.getLocalPort()),
        Duration.ofSeconds(2),
        Duration.ofMillis(100),
        authorities);
  }

  private Lookout lookout() {
    return new Lookout(plan(""), folder, FloorStore.inMemory(), AgentClock.system());
  }

  private static List<Observation> own(List<Observation> seen) {
    return seen.stream().filter(one -> one.control().isEmpty()).toList();
  }

  @Test
  void glancesAtWhatIsFine() throws Exception {
    var seen = lookout().look(target("site", site.getLocalPort(), Owner.OURS));

    assertThat(seen)
        .singleElement()
        .satisfies(one -> {
          assertThat(one.outcome().ok()).isTrue();
          assertThat(one.evidence().packets()).isEmpty();
          assertThat(one.evidence().missing()).isEmpty();
        });
  }

  @Test
  void diagnosesWhatFailsAtOnceWithItsControls() throws Exception {
    var seen = lookout().look(target("gone", freePort, Owner.OURS));

    assertThat(own(seen)).as("the glance and the diagnosis").hasSize(2);
    assertThat(own(seen)).allMatch(one -> one.outcome().code().equals("connection_refused"));
    assertThat(seen)
        .extracting(one -> one.control().map(pair -> pair.varies()).orElse(null))
        .contains(Factor.PORT, Factor.TARGET);
  }

  @Test
  void whatFailedIsDiagnosedWithoutAGlanceUntilItIsFineAgain() throws Exception {
    var lookout = lookout();
    var gone = target("gone", freePort, Owner.OURS);
    lookout.look(gone);

    assertThat(own(lookout.look(gone))).hasSize(1);
    try (var _ = open(freePort)) {
      var recovered = lookout.look(gone);
      assertThat(own(recovered)).singleElement().matches(one -> one.outcome().ok());
      assertThat(recovered).hasSizeGreaterThan(1);
      assertThat(lookout.look(gone)).as("a glance").hasSize(1);
    }
  }

  @Test
  void whatIsFineIsDiagnosedOnceInSixtyLooksToo() throws Exception {
    var lookout = lookout();
    var fine = target("site", site.getLocalPort(), Owner.OURS);
    int whole = 0;
    for (int i = 0; i < 61; i++) {
      whole += lookout.look(fine).size() > 1 ? 1 : 0;
    }

    assertThat(whole).isEqualTo(1);
  }

  @Test
  void authoritiesThatAreNoneAreTold() {
    assertThatThrownBy(() ->
            new Lookout(plan("hello"), folder, FloorStore.inMemory(), AgentClock.system())
                .toString())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "CA file %s is not a list of certificates; give a file of certificates in PEM form",
            folder.resolve("authorities.pem"));
  }
}
