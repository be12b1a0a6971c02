package fengsui.lab;

import java.util.List;

/// The drills that there are.
public final class Drills {

  private Drills() {}

  public static List<Drill> all() {
    return List.of(new DiagnosisDrill(DiagnosisFaults.all()));
  }
}
