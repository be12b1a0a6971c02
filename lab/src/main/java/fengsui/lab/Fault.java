package fengsui.lab;

import fengsui.model.FaultDomain;
import java.util.List;
import java.util.Set;

/// A fault of the laboratory, from where it is looked at, and what it should be taken for.
///
/// @param vantage the carrier whose vantage probes
/// @param target the host of the site probed
/// @param expected the right verdicts; more than one only where a single vantage cannot know more
public record Fault(
    String name, String vantage, String target, List<Knob> knobs, Set<FaultDomain> expected) {

  public Fault {
    knobs = List.copyOf(knobs);
    expected = Set.copyOf(expected);
  }
}
