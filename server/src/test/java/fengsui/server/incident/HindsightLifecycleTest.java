package fengsui.server.incident;

import static fengsui.model.FaultDomain.BORDER;
import static fengsui.model.FaultDomain.CARRIER;
import static fengsui.model.FaultDomain.MONITOR;
import static fengsui.server.incident.Incident.Event.Kind.NOTE;
import static fengsui.server.incident.Incident.Event.Kind.OPENED;
import static fengsui.server.incident.Sees.DARK;
import static fengsui.server.incident.Sees.FORGED_RESET;
import static fengsui.server.incident.Sees.WORKS;
import static fengsui.server.incident.Timeline.threeCarriers;
import static org.assertj.core.api.Assertions.assertThat;

import fengsui.server.incident.Incident.Event.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What data that come late change.
class HindsightLifecycleTest {

  @Test
  void anOutageThatBeganAndEndedUnheardIsWrittenDownAndCallsNobody() {
    var story = threeCarriers();
    story.at(60).from("bj-u").sees(DARK);
    story.at(180).from("bj-u").sees(WORKS);
    story.at(50).spools("bj-u", 400);
    story.run(600);

    assertThat(story.happened())
        .as(story.story())
        .extracting(each -> each.matter().incident().verdict().domain())
        .containsOnly(MONITOR);
    var late = story.lookBack(600);

    assertThat(late).as(late.toString()).hasSize(1);
    var incident = late.getFirst().matter().incident();
    assertThat(late.getFirst().event().kind()).isEqualTo(NOTE);
    assertThat(late.getFirst().event().text()).startsWith("late data: it went on from");
    assertThat(incident.verdict().domain()).isEqualTo(CARRIER);
    assertThat(incident.open()).isFalse();
    assertThat(story.lookBack(601)).isEmpty();
  }

  @Test
  void whoWasLateJoinsTheIncidentOfTheOthers() {
    var story = threeCarriers();
    story.at(60).overseas().sees(FORGED_RESET);
    story.at(300).sees(WORKS);
    story.at(50).spools("bj-u", 500);
    story.run(700).want(OPENED, BORDER, 62, 100);
    assertThat(story.incident().agents()).containsExactlyInAnyOrder("bj-t", "bj-m");

    var late = story.lookBack(700);

    assertThat(late).as(late.toString()).extracting(each -> each.matter().number()).contains(1L);
    assertThat(late).extracting(each -> each.event().kind()).containsOnly(NOTE);
    var border =
        late.stream().filter(each -> each.matter().number() == 1).findFirst().orElseThrow();
    assertThat(border.matter().incident().agents()).contains("bj-u");
    assertThat(border.event().text()).contains("it also touched bj-u");
    assertThat(story.happened().stream().filter(each -> each.event().kind() == Kind.OPENED))
        .as(story.story())
        .hasSize(2);
  }

  @Test
  void nothingIsToldTwice() {
    var story = threeCarriers();
    story.at(60).overseas().sees(FORGED_RESET);
    story.at(120).sees(WORKS);
    story.run(200);

    assertThat(story.lookBack(200)).isEqualTo(List.of());
  }
}
