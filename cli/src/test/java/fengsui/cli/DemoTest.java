package fengsui.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fengsui.lab.garrison.CellSeen;
import fengsui.lab.garrison.IncidentSeen;
import fengsui.lab.garrison.PostClient;
import fengsui.model.FaultDomain;
import fengsui.server.CommandPost;
import fengsui.server.access.Role;
import fengsui.server.access.Tokens;
import fengsui.server.config.ConfigurationFile;
import fengsui.server.config.Overrides;
import fengsui.server.pages.DrillSwitches.DrillSwitch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A newcomer's first minutes: a post with a laboratory under it, an incident turned on and off.
@Timeout(240)
class DemoTest {

  private static final Duration SOON = Duration.ofSeconds(90);

  @TempDir static Path data;

  @Test
  void anIncidentTurnedOnIsFoundAndOneTurnedOffEnds() throws Exception {
    try (var demo = Living.have(Demo::prepare);
        var post = start(demo);
        var client = new PostClient(post.url())) {
      client.use(post.part(Tokens.class).issue("test", Role.VIEWER));
      demo.report(post);
      until(() -> client.cells().size() >= 20 && client.cells().stream().allMatch(CellSeen::ok));

      demo.turn("carrier-dns", true);
      until(() -> client.incidents().stream().anyMatch(DemoTest::unicomsNames));
      assertThat(demo.all())
          .extracting(DrillSwitch::name, DrillSwitch::on)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("border-443", false),
              org.assertj.core.groups.Tuple.tuple("carrier-dns", true),
              org.assertj.core.groups.Tuple.tuple("wrong-subsidy", false));
      demo.turn("carrier-dns", false);
      until(() -> client.incidents().stream().noneMatch(IncidentSeen::open));

      demo.turn("wrong-subsidy", true);
      until(() -> client.incidents().stream().anyMatch(DemoTest::theSubsidys));
      demo.turn("wrong-subsidy", false);
      assertThatThrownBy(() -> demo.turn("weather", true))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("there is no incident called weather");
    }
  }

  private static CommandPost start(Demo demo) {
    var given = new Overrides(0, null, data);
    return CommandPost.start(ConfigurationFile.read(demo.configuration(), given));
  }

  private static boolean unicomsNames(IncidentSeen incident) {
    var carrier = incident.verdict().where().carrier();
    return incident.open()
        && incident.verdict().domain() == FaultDomain.CARRIER
        && carrier != null
        && carrier.code().equals("unicom");
  }

  private static boolean theSubsidys(IncidentSeen incident) {
    return incident.open()
        && incident.verdict().domain() == FaultDomain.CHANGE
        && "C-wrong".equals(incident.verdict().where().change());
  }

  private interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  private static void until(Condition condition) throws IOException, InterruptedException {
    long end = System.nanoTime() + SOON.toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime() - end).as("waited for %s", SOON).isNegative();
      LockSupport.parkNanos(200_000_000);
    }
  }
}
