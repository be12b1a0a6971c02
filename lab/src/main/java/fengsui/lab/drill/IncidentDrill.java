package fengsui.lab.drill;

import fengsui.lab.Drill;
import fengsui.lab.DrillResult;
import fengsui.lab.DrillRow;
import fengsui.lab.Laboratory;
import fengsui.lab.LaboratoryException;
import fengsui.lab.garrison.Garrison;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Scenarios one after the other against one running post and its agents.
public final class IncidentDrill implements Drill {

  /// How often each agent probes each target.
  public static final Duration EVERY = Duration.ofSeconds(2);

  static final Duration BASELINE = Duration.ofSeconds(10);

  private final String name;
  private final String summary;
  private final List<Scenario> scenarios;

  /// Runs the scenarios in turn.
  public IncidentDrill(String name, String summary, List<Scenario> scenarios) {
    this.name = name;
    this.summary = summary;
    this.scenarios = List.copyOf(scenarios);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String summary() {
    return summary;
  }

  @Override
  public DrillResult run(Terms terms, Audience audience)
      throws LaboratoryException, InterruptedException {
    var rows = new ArrayList<DrillRow>();
    for (var once : terms.each()) {
      once(once, rows, audience);
    }
    return new DrillResult(rows);
  }

  /// In a laboratory and with a post of its own: what came back often before takes long to be
  /// believed over.
  private void once(Terms terms, List<DrillRow> rows, Audience audience)
      throws LaboratoryException, InterruptedException {
    try (var laboratory = Laboratory.start();
        var garrison = Garrison.start(laboratory, setup(terms, laboratory, Set.of()))) {
      for (var scenario : scenarios) {
        var row =
            new Rehearsal(laboratory, garrison, scenario, Interlude.NONE).run(BASELINE, audience);
        rows.add(row);
        audience.row(row);
      }
    }
  }

  static Garrison.Setup setup(Terms terms, Laboratory laboratory, Set<String> smallDisks) {
    var files = terms.files();
    return new Garrison.Setup(
        EVERY,
        files == null ? laboratory.directory().resolve("garrison") : files.toAbsolutePath(),
        smallDisks,
        false,
        Map.of());
  }
}
