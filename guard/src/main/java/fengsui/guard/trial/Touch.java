package fengsui.guard.trial;

import fengsui.model.Alarm;
import fengsui.model.Change;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Whether an alarm of the safety net is about a change that is out.
public final class Touch {

  private Touch() {}

  /// The reason to stop a change because of an alarm; nothing if the alarm is none of its matter.
  ///
  /// It is if the alarm names it, among its scope or as a suspect, or began after the change went
  /// out and tells of the change's own label.
  ///
  /// @param out since when the change reaches people
  public static Optional<Stop> of(Change change, Instant out, Alarm alarm) {
    if (alarm.until() != null && alarm.until().isBefore(out)) {
      return Optional.empty();
    }
    if (alarm.scope().getOrDefault("campaign", List.of()).contains(change.id())) {
      return stop(alarm, "tells of it");
    }
    if (alarm.suspects().stream().anyMatch(suspect -> suspect.change().equals(change.id()))) {
      return stop(alarm, "suspects it");
    }
    var label = change.fields().get("label");
    boolean ofLabel =
        label != null
            && alarm.scope().getOrDefault("label", List.of()).contains(label)
            && !alarm.scope().containsKey("campaign");
    return ofLabel && !alarm.since().isBefore(out)
        ? stop(alarm, "tells of its label")
        : Optional.empty();
  }

  private static Optional<Stop> stop(Alarm alarm, String how) {
    return Optional.of(
        new Stop(
            "alarm",
            alarm.raisedAt(),
            "the alarm %s (%s) %s: %s"
                .formatted(alarm.id(), alarm.kind().code(), how, alarm.why())));
  }
}
