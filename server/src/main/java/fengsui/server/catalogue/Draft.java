package fengsui.server.catalogue;

import fengsui.server.config.Configuration;
import fengsui.server.config.Configuration.PlanEntry;
import fengsui.server.config.Configuration.TargetEntry;
import fengsui.server.config.Configuration.VantageEntry;
import fengsui.server.config.Entries;
import java.util.ArrayList;
import java.util.List;

/// An entry as it would be written.
///
/// @param json in the words of the configuration file
record Draft(Kind kind, String id, String json) {

  static Draft of(TargetEntry entry) {
    return new Draft(Kind.TARGET, entry.target().id(), Entries.write(entry).toString());
  }

  static Draft of(VantageEntry entry) {
    return new Draft(Kind.VANTAGE, entry.agent(), Entries.write(entry).toString());
  }

  static Draft of(PlanEntry entry) {
    return new Draft(Kind.PLAN, entry.name(), Entries.write(entry).toString());
  }

  static List<Draft> all(Configuration.Catalogue catalogue) {
    var all = new ArrayList<Draft>();
    catalogue.targets().forEach(entry -> all.add(of(entry)));
    catalogue.vantages().forEach(entry -> all.add(of(entry)));
    catalogue.plans().forEach(entry -> all.add(of(entry)));
    return all;
  }
}
