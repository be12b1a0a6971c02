package fengsui.server.catalogue;

import fengsui.server.config.Configuration.PlanEntry;
import fengsui.server.config.Configuration.TargetEntry;
import fengsui.server.config.Configuration.VantageEntry;
import java.util.Collections;
import java.util.SequencedMap;

/// The whole catalogue at one moment, each kind by its id, in the order of the ids.
///
/// @param revision grows with every change of anything
/// @param shared the newest revision that concerns all agents
public record Snapshot(
    long revision,
    long shared,
    SequencedMap<String, Listed<TargetEntry>> targets,
    SequencedMap<String, Listed<VantageEntry>> vantages,
    SequencedMap<String, Listed<PlanEntry>> plans) {

  public Snapshot {
    targets = Collections.unmodifiableSequencedMap(targets);
    vantages = Collections.unmodifiableSequencedMap(vantages);
    plans = Collections.unmodifiableSequencedMap(plans);
  }
}
