package fengsui.isolate;

import static fengsui.isolate.World.HOME;
import static fengsui.isolate.World.SHOP;
import static fengsui.isolate.World.byName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fengsui.isolate.CacheTail.Lingering;
import fengsui.model.Carrier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CacheTailTest {

  private static final Instant LAST = Instant.parse("2025-08-12T12:48:00Z");
  private static final Path PATH = new Path("bj-u", "shop");

  private static Lingering wrong(long... lives) {
    var path = Lingering.first(PATH, new Carrier("unicom"), LAST, Duration.ofSeconds(lives[0]));
    for (var i = 1; i < lives.length; i++) {
      path = path.wrongAgain(LAST, Duration.ofSeconds(lives[i]));
    }
    return path;
  }

  private static Lingering well(Lingering path, int answers) {
    for (var i = 0; i < answers; i++) {
      path = path.rightAgain();
    }
    return path;
  }

  @Test
  void theShortestTheUsualAndTheLongestLivedAnswerMakeThreeForecasts() {
    var tail = CacheTail.of(List.of(wrong(60, 600, 600, 3600, 600)));

    assertThat(tail.soonest()).isEqualTo(LAST.plusSeconds(57));
    assertThat(tail.likely()).isEqualTo(LAST.plusSeconds(570));
    assertThat(tail.latest()).isEqualTo(LAST.plusSeconds(3420));
  }

  @Test
  void aResolverThatCountsDownIsOverWhenItsFirstAnswerIs() {
    var path = Lingering.first(PATH, new Carrier("unicom"), LAST, Duration.ofSeconds(600));
    for (var seconds = 60; seconds < 600; seconds += 60) {
      path = path.wrongAgain(LAST.plusSeconds(seconds), Duration.ofSeconds(600 - seconds));
    }
    var tail = CacheTail.of(List.of(path));

    assertThat(tail.latest()).isEqualTo(LAST.plusSeconds(540 + 57));
    assertThat(tail.likely()).isBeforeOrEqualTo(tail.latest());
  }

  @Test
  void itIsAboveUntilTheLongestIsOverAndEnoughGoodAnswersCame() {
    var few = CacheTail.of(List.of(well(wrong(60), 58)));
    var enough = CacheTail.of(List.of(well(wrong(60), 59)));

    assertThat(few.above(LAST.plusSeconds(3600))).isTrue();
    assertThat(enough.above(LAST.plusSeconds(56))).isTrue();
    assertThat(enough.above(LAST.plusSeconds(57))).isFalse();
    assertThat(few.most()).isGreaterThan(CacheTail.THRESHOLD);
    assertThat(enough.most()).isCloseTo(0.0495, within(0.0001));
  }

  @Test
  void withoutAGoodAnswerEverythingMayBeWrong() {
    assertThat(CacheTail.of(List.of(wrong(0))).most()).isEqualTo(1);
    assertThat(CacheTail.of(List.of(wrong(0))).above(LAST.plus(Duration.ofDays(9)))).isTrue();
  }

  @Test
  void aWrongAnswerUndoesAllGoodOnes() {
    var path = well(wrong(60), 100).wrongAgain(LAST.plusSeconds(30), Duration.ofSeconds(60));

    assertThat(CacheTail.of(List.of(path)).good()).isZero();
    assertThat(CacheTail.of(List.of(path)).latest()).isEqualTo(LAST.plusSeconds(87));
  }

  @Test
  void noTimeToLiveIsBelievedBeyondTwoDays() {
    var world = new World();
    world.from("bj-u", "unicom", "beijing");
    world.sees(byName(SHOP)).resolvesToNowhere(4, "127.0.0.2");
    var tails = new Tails();
    world.observations.forEach(tails::add);

    assertThat(tails.of(_ -> true)).hasSize(1);
    assertThat(Lingering.first(PATH, new Carrier("unicom"), LAST, CacheTail.LONGEST).expiry())
        .isEqualTo(LAST.plus(Duration.ofHours(48)));
  }

  @Test
  void onlyWhatClientsOfTheCarrierAreToldCounts() {
    var world = new World();
    world.from("bj-u", "unicom", "beijing");
    world.sees(byName(SHOP)).askingSibling("udp://192.0.2.54:53").resolvesToNowhere(4, "127.0.0.2");
    world
        .sees(byName(SHOP))
        .askingZone("udp://192.0.2.55:53", null)
        .resolvesToNowhere(4, "127.0.0.2");
    world.sees(byName(SHOP)).asking("udp://192.0.2.56:53").resolvesToNowhere(4, "127.0.0.2");
    world.sees(byName(HOME)).resolvesTo(4, HOME.host());
    var tails = new Tails();
    world.observations.forEach(tails::add);

    assertThat(tails.all())
        .extracting(Lingering::path)
        .containsExactly(new Path("bj-u", "shop", "udp://192.0.2.54:53"));
  }

  @Test
  void whatWasKeptIsTakenUpAgainAndForgottenWhenNoCacheHoldsIt() {
    var tails = new Tails();
    tails.restore(List.of(wrong(600)));

    assertThat(tails.of(PATH::equals)).hasSize(1);
    tails.forget(LAST.plusSeconds(599));
    assertThat(tails.all()).hasSize(1);
    tails.forget(LAST.plusSeconds(601));
    assertThat(tails.all()).isEmpty();
  }
}
