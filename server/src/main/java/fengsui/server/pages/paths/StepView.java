package fengsui.server.pages.paths;

import fengsui.model.Observation;
import fengsui.model.PacketSeen;
import fengsui.server.pages.Names;
import fengsui.server.pages.Times;
import fengsui.server.pages.Words;
import fengsui.server.pages.paths.Facts.Fact;
import java.util.List;
import java.util.Objects;

/// One stage of a probe: how it ended, and all that was measured in it.
public record StepView(
    String stage,
    boolean ok,
    String outcome,
    String code,
    String ms,
    String peer,
    List<Fact> facts,
    List<PacketSeen> packets) {

  public static StepView of(Observation step, Words words) {
    var names = new Names(words);
    return new StepView(
        names.stage(step.stage()),
        step.outcome().ok(),
        names.outcome(step.outcome()),
        step.outcome().code(),
        Times.ms(step.ms()),
        Objects.requireNonNullElse(step.peer(), ""),
        Facts.of(step.evidence(), words),
        step.evidence().packets());
  }
}
