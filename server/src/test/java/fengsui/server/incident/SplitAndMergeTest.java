package fengsui.server.incident;

import static fengsui.model.FaultDomain.BORDER;
import static fengsui.model.FaultDomain.CARRIER;
import static fengsui.model.FaultDomain.OURS;
import static fengsui.model.FaultDomain.UNKNOWN;
import static fengsui.server.incident.Incident.Event.Kind.MERGED;
import static fengsui.server.incident.Incident.Event.Kind.OPENED;
import static fengsui.server.incident.Incident.Event.Kind.RESOLVED;
import static fengsui.server.incident.Incident.Event.Kind.SPLIT;
import static fengsui.server.incident.Incident.Event.Kind.UPDATED;
import static fengsui.server.incident.Sees.DARK;
import static fengsui.server.incident.Sees.FORGED_RESET;
import static fengsui.server.incident.Sees.REFUSED;
import static fengsui.server.incident.Sees.WORKS;
import static fengsui.server.incident.Timeline.PAY;
import static fengsui.server.incident.Timeline.threeCarriers;
import static org.assertj.core.api.Assertions.assertThat;

import fengsui.server.incident.Incident.Event.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class SplitAndMergeTest {

  @Test
  void twoIncidentsThatOneCauseExplainsBecomeOneAndNothingIsSaidToWorkThatDoesNot() {
    var story = threeCarriers();
    story.at(60).from("bj-u").overseas().sees(DARK);
    story.at(140).from("bj-m").overseas().sees(DARK);
    story.at(240).overseas().sees(FORGED_RESET);
    story.at(360).sees(WORKS);

    story.run(440).want(OPENED, CARRIER, 62, 90).want(OPENED, CARRIER, 142, 175);
    story.want(UPDATED, BORDER, 242, 260);
    story.want(MERGED, CARRIER, 250, 275).want(UPDATED, BORDER, 250, 275);
    story.want(RESOLVED, BORDER, 364, 380).wantNothingElse();

    assertThat(told(story, MERGED)).as(story.story()).containsExactly("it is a part of inc-1");
  }

  @Test
  void whatOneCauseExplainsNoLongerBecomesAnIncidentOfItsOwn() {
    var story = threeCarriers();
    story.at(60).from("bj-u").overseas().sees(DARK);
    story.at(140).to(PAY).sees(REFUSED);
    story.at(260).sees(WORKS);

    story.run(340).want(OPENED, CARRIER, 62, 90).want(UPDATED, OURS, 142, 160);
    story.want(OPENED, UNKNOWN, 150, 175).want(SPLIT, OURS, 150, 175);
    story.want(RESOLVED, OURS, 264, 280).want(RESOLVED, UNKNOWN, 264, 280).wantNothingElse();

    assertThat(told(story, SPLIT)).as(story.story()).containsExactly("a part of it is now inc-2");
  }

  private static List<String> told(Timeline story, Kind kind) {
    return story.happened().stream()
        .filter(each -> each.event().kind() == kind)
        .map(each -> each.event().text())
        .toList();
  }
}
