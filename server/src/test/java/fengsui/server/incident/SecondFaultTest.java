package fengsui.server.incident;

import static fengsui.model.FaultDomain.BORDER;
import static fengsui.model.FaultDomain.OURS;
import static fengsui.server.incident.Incident.Event.Kind.OPENED;
import static fengsui.server.incident.Incident.Event.Kind.RESOLVED;
import static fengsui.server.incident.Incident.Event.Kind.UPDATED;
import static fengsui.server.incident.Sees.FORGED_RESET;
import static fengsui.server.incident.Sees.REFUSED;
import static fengsui.server.incident.Sees.WORKS;
import static fengsui.server.incident.Timeline.HUB;
import static fengsui.server.incident.Timeline.PAY;
import static fengsui.server.incident.Timeline.threeCarriers;

import fengsui.model.Side;
import org.junit.jupiter.api.Test;

class SecondFaultTest {

  private static final String[] INSIDE = {"bj-t", "bj-u", "bj-m"};

  @Test
  void aSiteThatStopsWhileTheBorderResetsIsAnIncidentOfItsOwn() {
    var story = threeCarriers().agent("us-1", "cloud:far", Side.OVERSEAS);
    story.at(60).from(INSIDE).overseas().sees(FORGED_RESET);
    story.at(140).from("us-1").to(PAY).sees(REFUSED);
    story.at(260).from(INSIDE).to(HUB).sees(WORKS);
    story.at(260).from(INSIDE).to(PAY).sees(REFUSED);
    story.at(360).sees(WORKS);

    story.run(440).want(OPENED, BORDER, 62, 90).want(OPENED, OURS, 142, 175);
    story.want(UPDATED, OURS, 260, 265).want(RESOLVED, BORDER, 264, 300);
    story.want(UPDATED, OURS, 266, 300).want(RESOLVED, OURS, 364, 380).wantNothingElse();
  }
}
