package fengsui.lab.drill;

import fengsui.lab.Drill;
import fengsui.lab.DrillResult;
import fengsui.lab.DrillRow;
import fengsui.lab.Laboratory;
import fengsui.lab.LaboratoryException;
import fengsui.lab.garrison.Garrison;
import java.util.ArrayList;
import java.util.Set;

/// The border's night while programs are killed, a disk fills and a clock jumps: the verdict must
/// stay, and every observation that an agent let go of must be in the database, once.
public final class KillDrill implements Drill {

  private final Scenario scenario = Border443.kills();

  @Override
  public String name() {
    return scenario.name();
  }

  @Override
  public String summary() {
    return scenario.summary();
  }

  @Override
  public DrillResult run(Terms terms, Audience audience)
      throws LaboratoryException, InterruptedException {
    var rows = new ArrayList<DrillRow>();
    for (var each : terms.each()) {
      var row = once(each, audience);
      rows.add(row);
      audience.row(row);
    }
    return new DrillResult(rows);
  }

  private DrillRow once(Terms terms, Audience audience)
      throws LaboratoryException, InterruptedException {
    try (var laboratory = Laboratory.start();
        var garrison =
            Garrison.start(
                laboratory, IncidentDrill.setup(terms, laboratory, Set.of(Kills.FULL)))) {
      var row =
          new Rehearsal(laboratory, garrison, scenario, new Kills(garrison))
              .run(IncidentDrill.BASELINE, audience);
      return row.with(garrison.account(laboratory));
    }
  }
}
