package fengsui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.lab.Drill;
import fengsui.lab.DrillJson;
import fengsui.lab.DrillResult;
import fengsui.lab.Moment;
import fengsui.lab.drill.Border443;
import fengsui.lab.drill.IncidentDrill;
import fengsui.lab.drill.KillDrill;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The whole chain: a real post, its database and four agents in the laboratory. The negative twins
/// are run by `fengsui drill run border-443 --all`.
@Timeout(300)
class Border443Test {

  @Test
  void findsTheBorderSaysSoAndSeesItsEnd() throws Exception {
    var real = Border443.real();
    var result = run(new IncidentDrill(real.name(), real.summary(), List.of(real)));

    assertThat(result.passed()).as(told(result)).isTrue();
    assertThat(result.rows().getFirst().timeline())
        .extracting(Moment::what)
        .contains(
            "fault began",
            "first failing observation",
            "incident opened",
            "fault ended",
            "incident resolved");
    assertThat(result.rows().getFirst().seconds()).isLessThan(15);
  }

  @Test
  void losesNothingAndStaysRightWhilePostDatabaseAndAgentAreKilled() throws Exception {
    var result = run(new KillDrill());

    assertThat(result.passed()).as(told(result)).isTrue();
  }

  private static DrillResult run(Drill drill) throws Exception {
    return Living.have(() -> drill.run(_ -> {}));
  }

  private static String told(DrillResult result) {
    return String.join("\n", result.rows().stream().map(DrillJson::write).toList());
  }
}
