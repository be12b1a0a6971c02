package fengsui.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One layered probe of a target, its controls, and the verdict.
///
/// @param verdict null until the observations were judged
public record Diagnosis(
    Target target,
    Instant at,
    String agent,
    Vantage vantage,
    List<Step> steps,
    List<ControlRun> controls,
    @Nullable Verdict verdict) {

  public Diagnosis {
    steps = List.copyOf(steps);
    controls = List.copyOf(controls);
  }

  /// A control's own probe: `target` is what was really probed (another port, another host).
  public record ControlRun(ControlPair pair, Target target, List<Step> steps) {

    public ControlRun {
      steps = List.copyOf(steps);
    }
  }

  public Diagnosis with(Verdict found) {
    return new Diagnosis(target, at, agent, vantage, steps, controls, found);
  }

  /// Returns every step as an observation, the target's own first.
  public List<Observation> observations() {
    var all = new ArrayList<Observation>();
    for (var step : steps) {
      all.add(framed(target, step, step.evidence()));
    }
    for (var run : controls) {
      for (var step : run.steps()) {
        all.add(framed(run.target(), step, step.evidence().with(run.pair())));
      }
    }
    return List.copyOf(all);
  }

  private Observation framed(Target whose, Step step, Evidence evidence) {
    return new Observation(
        at,
        agent,
        vantage,
        whose,
        step.stage(),
        step.outcome(),
        step.ms(),
        step.peer(),
        evidence,
        1);
  }
}
