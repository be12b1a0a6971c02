package fengsui.lab;

import fengsui.lab.drill.Border443;
import fengsui.lab.drill.IncidentDrill;
import fengsui.lab.drill.KillDrill;
import fengsui.lab.drill.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The drills that there are.
public final class Drills {

  private Drills() {}

  public static List<Drill> all() {
    var all = new ArrayList<Drill>();
    all.add(new DiagnosisDrill(DiagnosisFaults.all()));
    all.add(drill(Border443.real()));
    Border443.twins().forEach(twin -> all.add(drill(twin)));
    all.add(new KillDrill());
    return List.copyOf(all);
  }

  /// The drill of that name and its negative twins, one after the other in one laboratory; empty if
  /// it has none.
  public static Optional<Drill> withTwins(String name) {
    if (!name.equals(Border443.NAME)) {
      return Optional.empty();
    }
    var scenarios = new ArrayList<>(List.of(Border443.real()));
    scenarios.addAll(Border443.twins());
    return Optional.of(new IncidentDrill(name, Border443.real().summary(), scenarios));
  }

  private static Drill drill(Scenario scenario) {
    return new IncidentDrill(scenario.name(), scenario.summary(), List.of(scenario));
  }
}
