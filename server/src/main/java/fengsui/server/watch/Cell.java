package fengsui.server.watch;

import fengsui.model.Observation;
import fengsui.model.Target;
import fengsui.model.Vantage;
import java.time.Instant;
import java.util.List;

/// How one target looks from one agent now: the newest probe, stage by stage.
///
/// @param steps the stages reached, in order; the last one failed, or all are ok
/// @param controls the newest steps of each control pair made for the target
public record Cell(
    String agent,
    Vantage vantage,
    Target target,
    Instant at,
    List<Observation> steps,
    List<Observation> controls) {

  public Cell {
    steps = List.copyOf(steps);
    controls = List.copyOf(controls);
  }
}
