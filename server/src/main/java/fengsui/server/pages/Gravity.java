package fengsui.server.pages;

import fengsui.model.FaultDomain;
import fengsui.server.incident.Incident;
import java.util.Comparator;

/// Which of several incidents a person should look at first.
public final class Gravity {

  private Gravity() {}

  /// The gravest first: outages before doubts, doubts before broken vantages, large before small,
  /// old before new.
  public static Comparator<Incident> first() {
    return Comparator.comparingInt((Incident incident) -> rank(incident.verdict().domain()))
        .thenComparingInt(incident -> -incident.targets().size() * incident.agents().size())
        .thenComparing(Incident::since)
        .thenComparing(Incident::id);
  }

  private static int rank(FaultDomain domain) {
    return switch (domain) {
      case OURS, CARRIER, BORDER, PROVIDER, CHANGE -> 0;
      case UNKNOWN -> 1;
      case MONITOR -> 2;
      case NONE -> 3;
    };
  }
}
