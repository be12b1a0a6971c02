package fengsui.lab.drill.subsidy;

import fengsui.lab.till.Day.Surge;
import fengsui.lab.till.Offer;
import fengsui.model.Alarm.Kind;
import fengsui.model.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One afternoon at the tills.
///
/// @param registered what is planned besides the usual campaigns
/// @param wrong what the tills do that they should not; empty if nothing is wrong
/// @param surges times in which more people pay
/// @param from when the afternoon begins
/// @param lasting how long it is watched
/// @param expected what the net must say; nothing if it must stay silent
public record TillScenario(
    String name,
    String summary,
    List<Change> registered,
    List<Offer> wrong,
    List<Surge> surges,
    Instant from,
    Duration lasting,
    Expected expected) {

  public TillScenario {
    registered = List.copyOf(registered);
    wrong = List.copyOf(wrong);
    surges = List.copyOf(surges);
  }

  /// What the net must say, and how soon.
  ///
  /// @param kinds any of which is right; empty: it must say nothing
  /// @param scope the attributes besides label and campaign
  /// @param labels what is wrong is called
  /// @param within from the first wrong payment
  /// @param campaign the suspect that must come first; empty if nobody can know
  public record Expected(
      Set<Kind> kinds,
      Map<String, List<String>> scope,
      Set<String> labels,
      Duration within,
      String campaign) {

    static final Expected SILENCE = new Expected(Set.of(), Map.of(), Set.of(), Duration.ZERO, "");

    public Expected {
      kinds = Set.copyOf(kinds);
      scope = Map.copyOf(scope);
      labels = Set.copyOf(labels);
    }

    boolean silence() {
      return kinds.isEmpty();
    }
  }
}
