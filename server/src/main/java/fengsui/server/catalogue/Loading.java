package fengsui.server.catalogue;

import fengsui.server.config.Configuration.PlanEntry;
import fengsui.server.config.Configuration.TargetEntry;
import fengsui.server.config.Configuration.VantageEntry;
import fengsui.server.config.Entries;
import fengsui.server.yaml.BadDocument;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the catalogue back from its rows. A row that cannot be read is left out, and told.
final class Loading {

  private static final Logger LOG = LoggerFactory.getLogger(Loading.class);

  private final TreeMap<String, Listed<TargetEntry>> targets = new TreeMap<>();
  private final TreeMap<String, Listed<VantageEntry>> vantages = new TreeMap<>();
  private final TreeMap<String, Listed<PlanEntry>> plans = new TreeMap<>();

  private Loading() {}

  static Snapshot of(Table table) {
    var loading = new Loading();
    table.all().forEach(loading::take);
    return new Snapshot(
        table.revision(), table.shared(), loading.targets, loading.vantages, loading.plans);
  }

  private void take(Stored row) {
    try {
      switch (row.kind()) {
        case TARGET -> targets.put(row.id(), row.listed(Entries.readTarget(row.json())));
        case VANTAGE -> vantages.put(row.id(), row.listed(Entries.readVantage(row.json())));
        case PLAN -> plans.put(row.id(), row.listed(Entries.readPlan(row.json())));
      }
    } catch (BadDocument e) {
      LOG.error("catalogue: {} {} is left out: {}", row.kind().code(), row.id(), e.getMessage());
    }
  }
}
