package fengsui.server.incident;

import static fengsui.model.FaultDomain.BORDER;
import static fengsui.model.FaultDomain.CARRIER;
import static fengsui.model.FaultDomain.MONITOR;
import static fengsui.model.FaultDomain.OURS;
import static fengsui.model.FaultDomain.UNKNOWN;
import static fengsui.server.incident.Incident.Event.Kind.OPENED;
import static fengsui.server.incident.Incident.Event.Kind.REOPENED;
import static fengsui.server.incident.Incident.Event.Kind.RESOLVED;
import static fengsui.server.incident.Sees.ALL_DARK;
import static fengsui.server.incident.Sees.DARK;
import static fengsui.server.incident.Sees.FORGED_RESET;
import static fengsui.server.incident.Sees.REFUSED;
import static fengsui.server.incident.Sees.UNROUTABLE;
import static fengsui.server.incident.Sees.WORKS;
import static fengsui.server.incident.Timeline.HOME;
import static fengsui.server.incident.Timeline.HUB;
import static fengsui.server.incident.Timeline.PAY;
import static fengsui.server.incident.Timeline.threeCarriers;
import static org.assertj.core.api.Assertions.assertThat;

import fengsui.model.Side;
import fengsui.model.Verdict.Direction;
import fengsui.server.incident.Incident.Event.Kind;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LifecycleTest {

  static IntStream seeds() {
    return IntStream.range(0, 25);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theBorderIsTheBorderFromTheFirstWordOn(int seed) {
    var story = threeCarriers().seed(seed);
    story.at(60).overseas().sees(FORGED_RESET);
    story.at(120).sees(WORKS);

    story.run(200).want(OPENED, BORDER, 62, 75);

    var where = story.incident().verdict().where();
    assertThat(where.port()).isEqualTo(443);
    assertThat(where.direction()).isEqualTo(Direction.OUTBOUND);
    assertThat(story.incident().verdict().robust()).isTrue();
    story.want(RESOLVED, BORDER, 124, 140).wantNothingElse();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theBorderWithAnAgentAbroadIsTheBorder(int seed) {
    var story = threeCarriers().agent("us-1", "cloud:far", Side.OVERSEAS).seed(seed);
    story.at(60).from("bj-t", "bj-u", "bj-m").overseas().sees(FORGED_RESET);
    story.at(120).sees(WORKS);

    story.run(200).want(OPENED, BORDER, 62, 75).want(RESOLVED, BORDER, 124, 140).wantNothingElse();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aStoppedSiteOverseasIsItsOwners(int seed) {
    var story = threeCarriers().seed(seed);
    story.at(60).to(PAY).sees(REFUSED);
    story.at(120).sees(WORKS);

    story.run(200).want(OPENED, OURS, 62, 80).want(RESOLVED, OURS, 124, 140).wantNothingElse();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anAgentWithoutAnUplinkIsTheMonitor(int seed) {
    var story = threeCarriers().seed(seed);
    story.at(60).from("bj-u").sees(ALL_DARK);
    story.at(120).sees(WORKS);

    story.run(200).want(OPENED, MONITOR, 62, 90);

    assertThat(story.incident().verdict().where().agent()).isEqualTo("bj-u");
    story.want(RESOLVED, MONITOR, 124, 145).wantNothingElse();
  }

  @Test
  void anAgentWithoutARouteIsTheMonitor() {
    var story = threeCarriers();
    story.at(60).from("bj-u").sees(UNROUTABLE);
    story.at(120).sees(WORKS);

    story.run(200).want(OPENED, MONITOR, 60, 80).want(RESOLVED, MONITOR, 124, 140);
    story.wantNothingElse();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void onePortDarkForOneCarrierIsThatCarrier(int seed) {
    var story = threeCarriers().seed(seed);
    story.at(60).from("bj-u").sees(DARK);
    story.at(120).sees(WORKS);

    story.run(200).want(OPENED, CARRIER, 62, 90);

    assertThat(story.incident().verdict().where().carrier()).hasToString("unicom");
    story.want(RESOLVED, CARRIER, 124, 145).wantNothingElse();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyPortDarkAcrossTheBorderIsTheBorderOrUnknown(int seed) {
    var story = threeCarriers().seed(seed);
    story.at(60).overseas().sees(ALL_DARK);
    story.at(120).sees(WORKS);

    story.run(200);

    assertThat(story.happened()).as(story.story()).isNotEmpty();
    assertThat(story.happened())
        .as(story.story())
        .allSatisfy(
            each -> assertThat(each.matter().incident().verdict().domain()).isIn(BORDER, UNKNOWN));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void twoCarriersMinutesApartAreTwoIncidents(int seed) {
    var story = threeCarriers().seed(seed);
    story.at(60).from("bj-u").sees(DARK);
    story.at(240).from("bj-m").sees(DARK);
    story.at(420).sees(WORKS);

    story.run(500).want(OPENED, CARRIER, 62, 90).want(OPENED, CARRIER, 242, 275);
    story.want(RESOLVED, CARRIER, 424, 450).want(RESOLVED, CARRIER, 424, 450).wantNothingElse();
  }

  @Test
  void aFlappingOutageComesBackAsItself() {
    var story = threeCarriers();
    for (var k = 0; k < 4; k++) {
      story.at(60 + 40 * k).overseas().sees(FORGED_RESET);
      story.at(80 + 40 * k).sees(WORKS);
    }

    story.run(400);

    assertThat(story.happened()).extracting(each -> each.matter().number()).containsOnly(1L);
    assertThat(story.happened()).filteredOn(each -> each.event().kind() == OPENED).hasSize(1);
    assertThat(story.happened()).extracting(each -> each.event().kind()).contains(REOPENED);
    assertThat(story.happened()).as(story.story()).hasSizeLessThanOrEqualTo(8);
    assertThat(story.happened().getLast().event().kind()).isEqualTo(RESOLVED);
  }

  @Test
  void anAgentThatFallsSilentIsTheMonitorAndEndsNothing() {
    var story = threeCarriers();
    story.at(60).overseas().sees(FORGED_RESET);
    story.at(90).silent("bj-u", 400);
    story.at(120).sees(WORKS);

    story.run(500).want(OPENED, BORDER, 62, 75).want(OPENED, MONITOR, 120, 140);

    assertThat(story.incident().verdict().where().agent()).isEqualTo("bj-u");
    assertThat(
            story.happened().stream()
                .filter(each -> each.event().kind() == RESOLVED)
                .map(each -> each.event().at()))
        .as(story.story())
        .hasSize(2)
        .allSatisfy(at -> assertThat(at).isAfter("2025-08-19T16:06:40Z"));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aRestartInTheMiddleRepeatsNothing(int seed) {
    var story = threeCarriers().seed(seed);
    story.at(60).overseas().sees(FORGED_RESET);
    story.at(120).sees(WORKS);
    story.restartAt(60.5 + seed * 3);

    story.run(220).want(OPENED, BORDER, 62, 78).want(RESOLVED, BORDER, 124, 145).wantNothingElse();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void lostPacketsInAHealthyNetworkPageNobody(int seed) {
    threeCarriers().seed(seed).losing(0.02).run(1800).wantNothingElse();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void oneCauseIsOneIncidentAlsoWithLosses(int seed) {
    var story = threeCarriers().seed(seed).losing(0.01);
    story.at(100).overseas().sees(FORGED_RESET);
    story.at(300).sees(WORKS);

    story.run(400);

    assertThat(opened(story)).as(story.story()).isEqualTo(List.of(BORDER.code()));
  }

  private static List<String> opened(Timeline story) {
    return story.happened().stream()
        .filter(each -> each.event().kind() == Kind.OPENED)
        .map(each -> each.matter().incident().verdict().domain().code())
        .toList();
  }

  @Test
  void oneTargetThatFallsLaterIsNoSecondBorder() {
    var story = threeCarriers();
    story.at(60).to(PAY).sees(FORGED_RESET);
    story.at(60).to(HUB).sees(FORGED_RESET);
    story.at(100).to(HOME).sees(REFUSED);
    story.at(160).sees(WORKS);

    story.run(250);

    assertThat(opened(story)).as(story.story()).containsExactly("border", "ours");
  }
}
