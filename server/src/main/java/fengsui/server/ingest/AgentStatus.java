package fengsui.server.ingest;

import fengsui.model.Vantage;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// An agent as it last said hello.
///
/// @param vantage where it says it stands
/// @param spool its present spool
/// @param clockOffsetMs its clock minus ours, the way of the request included
/// @param gauges what it counts of itself, such as `spooled` and `dropped`
/// @param missing numbers of its present spool that did not come although later ones did
public record AgentStatus(
    String name,
    Vantage vantage,
    UUID spool,
    String version,
    Instant firstSeen,
    Instant lastSeen,
    double clockOffsetMs,
    Map<String, Double> gauges,
    long missing) {

  public AgentStatus {
    gauges = Map.copyOf(gauges);
  }
}
