package fengsui.server.incident;

import fengsui.model.Alarm;
import fengsui.model.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One outage from its first sign to its end.
///
/// @param id such as `inc-7`
/// @param since when the failure was first seen
/// @param resolvedAt null while it goes on
/// @param verdict the newest one
/// @param targets ids of the targets it touches
/// @param agents names of the agents that see it
/// @param history what happened to it, oldest first
/// @param alarm what the payment safety net says of it, as it is known by now; null where the
///   incident is not the net's
public record Incident(
    String id,
    Phase phase,
    Instant since,
    Instant openedAt,
    @Nullable Instant resolvedAt,
    Verdict verdict,
    Set<String> targets,
    Set<String> agents,
    List<Event> history,
    @Nullable Alarm alarm) {

  public Incident {
    targets = Set.copyOf(targets);
    agents = Set.copyOf(agents);
    history = List.copyOf(history);
  }

  /// Where the work on it stands.
  public enum Phase {
    DETECT,
    ISOLATE,
    CONTAIN,
    COMMUNICATE,
    RECOVER,
    RECONCILE,
    CLOSED
  }

  /// One line of the history.
  ///
  /// @param verdict the verdict from then on; null where it did not change
  /// @param text what a person should know, such as who acknowledged it
  public record Event(Instant at, Kind kind, @Nullable Verdict verdict, String text) {

    /// What happened.
    public enum Kind {
      OPENED,
      UPDATED,
      SPLIT,
      MERGED,
      RESOLVED,
      REOPENED,
      ACKNOWLEDGED,
      NOTE
    }
  }

  public boolean open() {
    return resolvedAt == null;
  }
}
