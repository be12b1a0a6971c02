package fengsui.lab;

import fengsui.model.FaultDomain;
import java.util.List;

/// A fault of the laboratory, from where it is looked at, and what it should be taken for.
///
/// @param vantage the carrier whose vantage probes
/// @param target the host of the site probed
/// @param expected the true domain first; others only where a single vantage cannot know more
public record Fault(
    String name, String vantage, String target, List<Knob> knobs, List<FaultDomain> expected) {

  public Fault {
    knobs = List.copyOf(knobs);
    expected = List.copyOf(expected);
  }
}
