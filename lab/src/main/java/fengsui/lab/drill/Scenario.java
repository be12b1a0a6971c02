package fengsui.lab.drill;

import fengsui.lab.Knob;
import fengsui.model.FaultDomain;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A fault or several, one after the other, and what must be made of each.
///
/// @param name the drill's, or `drill/twin`
/// @param target the host of the site it is about, or what else it is about
/// @param alone the agent that is cut off, and must have measured on; null without one
/// @param besides what further incidents may rightly be called, because of what else happens
public record Scenario(
    String name,
    String summary,
    String target,
    List<Stage> stages,
    Set<FaultDomain> besides,
    @Nullable String alone) {

  public Scenario {
    stages = List.copyOf(stages);
    besides = Set.copyOf(besides);
  }

  /// The same with an agent that is cut off.
  Scenario cuttingOff(String agent) {
    return new Scenario(name, summary, target, stages, besides, agent);
  }

  /// One fault.
  ///
  /// @param after how long after the stage before it
  /// @param knobs what breaks; those of earlier stages stay as they are
  /// @param expected what the one incident that it causes must be called
  /// @param within how soon
  public record Stage(Duration after, List<Knob> knobs, Expected expected, Duration within) {
    public Stage {
      knobs = List.copyOf(knobs);
    }
  }

  /// What each incident must be called, up to a stage.
  List<Expected> expected(int stage) {
    return stages.stream().limit(stage + 1L).map(Stage::expected).toList();
  }

  /// All that may be said of anything while this goes on, the first truth first.
  List<FaultDomain> domains() {
    return stages.stream().flatMap(s -> s.expected().domains().stream()).distinct().toList();
  }
}
