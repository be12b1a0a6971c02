package fengsui.server.ingest;

import fengsui.model.Observation;
import java.time.Instant;
import java.util.List;

/// Wants to know of observations that are now kept for good. Called after the commit, once for each
/// observation, on the thread that answers the agent: be quick.
@FunctionalInterface
public interface Arrivals {

  void arrived(Instant received, List<Observation> observations);
}
