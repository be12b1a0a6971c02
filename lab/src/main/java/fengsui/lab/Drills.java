package fengsui.lab;

import fengsui.lab.drill.Border443;
import fengsui.lab.drill.CarrierDns;
import fengsui.lab.drill.IncidentDrill;
import fengsui.lab.drill.KillDrill;
import fengsui.lab.drill.NamesDrill;
import fengsui.lab.drill.Scenario;
import fengsui.lab.drill.subsidy.TillDrill;
import fengsui.lab.drill.subsidy.WrongSubsidy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The drills that there are.
public final class Drills {

  private Drills() {}

  public static List<Drill> all() {
    var all = new ArrayList<Drill>();
    all.add(new DiagnosisDrill(DiagnosisFaults.all()));
    all.add(drill(Border443.real()));
    Border443.twins().forEach(twin -> all.add(drill(twin)));
    all.add(new KillDrill());
    all.add(NamesDrill.of(List.of(CarrierDns.real())));
    CarrierDns.twins().forEach(twin -> all.add(NamesDrill.of(List.of(twin))));
    all.add(new TillDrill(List.of(WrongSubsidy.real())));
    WrongSubsidy.twins().forEach(twin -> all.add(new TillDrill(List.of(twin))));
    return List.copyOf(all);
  }

  /// The drill of that name and its negative twins, one after the other in one laboratory; empty if
  /// it has none.
  public static Optional<Drill> withTwins(String name) {
    return switch (name) {
      case Border443.NAME ->
          Optional.of(
              new IncidentDrill(
                  name, Border443.real().summary(), with(Border443.real(), Border443.twins())));
      case CarrierDns.NAME ->
          Optional.of(NamesDrill.of(with(CarrierDns.real(), CarrierDns.twins())));
      case WrongSubsidy.NAME ->
          Optional.of(
              new TillDrill(
                  Stream.concat(Stream.of(WrongSubsidy.real()), WrongSubsidy.twins().stream())
                      .toList()));
      default -> Optional.empty(); // open set of texts
    };
  }

  private static List<Scenario> with(Scenario real, List<Scenario> twins) {
    return Stream.concat(Stream.of(real), twins.stream()).toList();
  }

  private static Drill drill(Scenario scenario) {
    return new IncidentDrill(scenario.name(), scenario.summary(), List.of(scenario));
  }
}
