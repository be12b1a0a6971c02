package fengsui.agent.post;

import fengsui.model.Vantage;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// What an agent says of itself every now and then.
///
/// @param gauges how full the spool is, and what was done so far
public record Hello(
    Vantage vantage, UUID spool, String version, Instant at, Map<String, Long> gauges) {

  public Hello {
    gauges = Map.copyOf(gauges);
  }
}
