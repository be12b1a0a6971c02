package fengsui.server.pages.vantages;

import fengsui.server.catalogue.Catalogue;
import fengsui.server.catalogue.History;
import fengsui.server.catalogue.Kind;
import fengsui.server.ingest.Agents;
import fengsui.server.watch.Watch;
import org.springframework.stereotype.Component;

/// All that is known of vantages: their agents, their health, where they are said to stand.
@Component
class Standing {

  private static final int LINES = 50;

  private final Agents agents;
  private final Watch watch;
  private final Catalogue catalogue;
  private final History history;

  Standing(Agents agents, Watch watch, Catalogue catalogue, History history) {
    this.agents = agents;
    this.watch = watch;
    this.catalogue = catalogue;
    this.history = history;
  }

  VantagesView.Seen seen() {
    return new VantagesView.Seen(
        agents.all(),
        watch.health(),
        catalogue.snapshot().vantages(),
        history.find(new History.Query(Kind.VANTAGE, null, null, LINES)));
  }
}
