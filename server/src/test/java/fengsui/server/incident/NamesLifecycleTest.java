package fengsui.server.incident;

import static fengsui.model.FaultDomain.CARRIER;
import static fengsui.server.incident.Incident.Event.Kind.NOTE;
import static fengsui.server.incident.Incident.Event.Kind.OPENED;
import static fengsui.server.incident.Incident.Event.Kind.RESOLVED;
import static fengsui.server.incident.Sees.MISLED;
import static fengsui.server.incident.Sees.MISLED_SHORTLY;
import static fengsui.server.incident.Sees.TOLD;
import static fengsui.server.incident.Timeline.threeCarriersAskingForNames;
import static org.assertj.core.api.Assertions.assertThat;

import fengsui.model.Verdict.Layer;
import fengsui.server.incident.Incident.Phase;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Incidents about names end when users are rid of wrong answers, which is later than resolvers.
class NamesLifecycleTest {

  static IntStream seeds() {
    return IntStream.range(0, 10);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aLongTailKeepsItOpenAfterTheResolverIsWell(int seed) {
    var story = threeCarriersAskingForNames().seed(seed);
    story.at(60).from("bj-u").sees(MISLED);
    story.at(180).sees(TOLD);

    story.run(600).want(OPENED, CARRIER, 62, 80);

    var where = story.incident().verdict().where();
    assertThat(where.layer()).isEqualTo(Layer.DNS);
    assertThat(where.carrier()).hasToString("unicom");
    assertThat(where.province()).isEqualTo("beijing");
    assertThat(where.resolvers()).containsExactly("udp://198.18.6.53:53");
    assertThat(story.incident().verdict().scope().names()).isEqualTo(3);

    story.want(NOTE, CARRIER, 184, 195);
    assertThat(story.incident().phase()).isEqualTo(Phase.RECOVER);
    assertThat(story.incident().history().getLast().text())
        .contains("caches may hold wrong answers: unicom until about 2025-08-19T16:07:");
    // The last wrong answer came at about 179 s, and 95 % of its 300 s are 285 s.
    story.want(RESOLVED, CARRIER, 460, 467).wantNothingElse();
  }

  @Test
  void aCarrierOfWhichLittleIsSeenIsNotBelievedToBeWell() {
    var story = threeCarriersAskingForNames().every(20);
    story.at(60).from("bj-u").sees(MISLED_SHORTLY);
    story.at(300).sees(TOLD);

    story.run(1000).want(OPENED, CARRIER, 60, 170).want(NOTE, CARRIER, 330, 380);

    // 57 s of tail, but 59 good answers of three names take 390 s at one look in 20 s.
    assertThat(story.incident().history().getLast().text()).contains("of 59 good answers seen");
    story.want(RESOLVED, CARRIER, 670, 720).wantNothingElse();
  }

  @Test
  void oneWrongAnswerMoreBeginsTheTailAnew() {
    var story = threeCarriersAskingForNames();
    story.at(60).from("bj-u").sees(MISLED);
    story.at(180).sees(TOLD);
    story.at(300).from("bj-u").to(Timeline.SHOP).sees(MISLED);
    story.at(301.9).sees(TOLD);

    story.run(800);

    var ends = story.happened().stream().filter(each -> each.event().kind() == RESOLVED).toList();
    assertThat(ends).as(story.story()).hasSize(1);
    assertThat(ends.getFirst().event().at())
        .isBetween("2025-08-19T16:09:40Z", "2025-08-19T16:09:52Z");
    assertThat(story.happened())
        .as(story.story())
        .extracting(each -> each.matter().number())
        .containsOnly(1L);
  }

  @Test
  void twoCarriersThatLieFortyMinutesApartAreTwoIncidentsEachWithItsOwnTail() {
    var story = threeCarriersAskingForNames();
    story.at(60).from("bj-u").sees(MISLED);
    story.at(300).sees(TOLD);
    story.at(2460).from("bj-m").sees(MISLED);
    story.at(2700).sees(TOLD);

    story.run(3200).want(OPENED, CARRIER, 62, 80);
    assertThat(story.incident().verdict().where().carrier()).hasToString("unicom");
    story.want(NOTE, CARRIER, 304, 315).want(RESOLVED, CARRIER, 580, 587);
    story.want(OPENED, CARRIER, 2462, 2480);
    assertThat(story.incident().verdict().where().carrier()).hasToString("mobile");
    story.want(NOTE, CARRIER, 2704, 2715).want(RESOLVED, CARRIER, 2980, 2987).wantNothingElse();
  }

  @Test
  void twoAtOnceEndEachInItsOwnTime() {
    var story = threeCarriersAskingForNames();
    story.at(60).from("bj-u").sees(MISLED);
    story.at(120).from("bj-m").sees(MISLED_SHORTLY);
    story.at(300).sees(TOLD);

    story.run(700);

    var ended =
        story.happened().stream()
            .filter(each -> each.event().kind() == RESOLVED)
            .map(each -> each.matter().incident().verdict().where().carrier().code())
            .toList();
    assertThat(ended).as(story.story()).containsExactly("mobile", "unicom");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aRestartInTheTailEndsItNoSooner(int seed) {
    var story = threeCarriersAskingForNames().seed(seed);
    story.at(60).from("bj-u").sees(MISLED);
    story.at(180).sees(TOLD);
    story.restartAt(200 + 20 * seed);

    story.run(600);

    var ends = story.happened().stream().filter(each -> each.event().kind() == RESOLVED).toList();
    assertThat(ends).as(story.story()).hasSize(1);
    assertThat(ends.getFirst().event().at()).isAfter("2025-08-19T16:07:39Z");
  }
}
