package fengsui.server.incident;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.isolate.Outage;
import fengsui.isolate.Path;
import fengsui.isolate.Window;
import fengsui.model.FaultDomain;
import fengsui.model.Verdict;
import fengsui.model.Verdict.Scope;
import fengsui.model.Verdict.Where;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoundTest {

  private static final Instant NOW = Instant.parse("2025-08-19T16:34:00Z");

  @Test
  void whatOnlyControlsShowIsNotHeeded() {
    var shown = outage(FaultDomain.BORDER, 1);
    var seen = outage(FaultDomain.CARRIER, 1, new Path("bj-u", "pay"));

    assertThat(round(shown, seen).outages()).containsExactly(seen);
  }

  @Test
  void anAgentsSilenceIsHeededThoughNoPathShowsIt() {
    var silence = outage(FaultDomain.MONITOR, 0);

    assertThat(round(silence).outages()).containsExactly(silence);
  }

  private static Round round(Outage... outages) {
    return new Round(NOW, List.of(outages), new Window().sight(NOW), _ -> true);
  }

  private static Outage outage(FaultDomain domain, int targets, Path... paths) {
    var verdict =
        new Verdict(
            domain,
            Where.UNSAID,
            0.9,
            NOW,
            new Scope(targets, 1),
            true,
            List.of(),
            List.of(),
            List.of(),
            null);
    return new Outage(verdict, Set.of(paths), false);
  }
}
