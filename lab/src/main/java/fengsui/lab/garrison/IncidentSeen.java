package fengsui.lab.garrison;

import fengsui.model.FaultDomain;
import fengsui.model.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An incident as the post's API tells it.
///
/// @param phase such as `recover`: it works again, and is watched
/// @param since when the failure was first seen
/// @param resolvedAt null while it goes on
public record IncidentSeen(
    String id,
    boolean open,
    String phase,
    @Nullable Instant since,
    Instant openedAt,
    @Nullable Instant resolvedAt,
    Verdict verdict,
    Set<String> targets,
    Set<String> agents,
    List<Event> history) {

  public IncidentSeen {
    targets = Set.copyOf(targets);
    agents = Set.copyOf(agents);
    history = List.copyOf(history);
  }

  /// One line of its history.
  public record Event(Instant at, String kind, @Nullable Verdict verdict, String text) {

    /// Whether it says whose outage this is: an end says nothing of the kind.
    public boolean judges() {
      return verdict != null && !kind.equalsIgnoreCase("resolved");
    }
  }

  /// The part of its history since `start`.
  public List<Event> since(Instant start) {
    return history.stream().filter(event -> !event.at().isBefore(start)).toList();
  }

  /// What it is called, or was last called while it went on.
  public Verdict called() {
    if (open || verdict.domain() != FaultDomain.NONE) {
      return verdict;
    }
    var said = history.reversed().stream().filter(Event::judges).map(Event::verdict);
    return said.filter(Objects::nonNull).findFirst().orElse(verdict);
  }
}
