package fengsui.server.pages.drills;

import fengsui.server.pages.DrillSwitches.DrillSwitch;
import java.util.List;

/// The page of drills.
///
/// @param laboratory whether one runs under this post
public record DrillsView(boolean laboratory, List<DrillSwitch> switches, String trouble) {

  /// The drills of the command line.
  public static final List<String> DRILLS = List.of("border-443", "carrier-dns", "wrong-subsidy");

  public DrillsView {
    switches = List.copyOf(switches);
  }
}
