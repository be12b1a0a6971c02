package fengsui.agent.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.model.Owner;
import fengsui.model.Plan;
import fengsui.model.Scheme;
import fengsui.model.Side;
import fengsui.model.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Two thousand targets for an hour, on a clock of its own.
class RotaTest {

  private static final long SECOND = 1_000_000_000L;
  private static final Duration EVERY = Duration.ofSeconds(10);

  private static List<Plan.Check> checks(int count) {
    return IntStream.range(0, count).mapToObj(RotaTest::check).toList();
  }

  private static Plan.Check check(int number) {
    var target =
        new Target("t" + number, Scheme.TCP, "192.0.2.1", 443, "/", Side.OVERSEAS, Owner.OURS);
    return new Plan.Check(target, EVERY);
  }

  private static Map<String, List<Long>> turns(Rota rota, List<Plan.Check> checks, int seconds) {
    rota.replace(checks, 0);
    var turns = new HashMap<String, List<Long>>();
    for (long now = 0; now < seconds * SECOND; now += Math.max(1, rota.untilNext(now))) {
      for (var target : rota.take(now).targets()) {
        turns.computeIfAbsent(target.id(), _ -> new ArrayList<>()).add(now);
      }
    }
    return turns;
  }

  @Test
  void eachTargetsTurnsAreAnIntervalApartGiveOrTakeATwentieth() {
    var turns = turns(new Rota("bj-1", new Random(1)), checks(50), 3600);

    assertThat(turns).hasSize(50);
    turns.forEach((id, times) -> {
      assertThat(times.size()).as(id).isBetween(358, 361);
      for (int i = 1; i < times.size(); i++) {
        assertThat(times.get(i) - times.get(i - 1)).isBetween(95 * SECOND / 10, 105 * SECOND / 10);
      }
    });
  }

  @Test
  void noSecondHasMuchMoreToDoThanAnother() {
    var turns = turns(new Rota("bj-1", new Random(2)), checks(2000), 120);

    var load = new int[120];
    turns.values().forEach(times -> times.forEach(time -> load[(int) (time / SECOND)]++));
    assertThat(IntStream.of(load).skip(11).max().orElseThrow()).isLessThan(280);
    assertThat(IntStream.of(load).skip(11).min().orElseThrow()).isGreaterThan(130);
  }

  @Test
  void aTargetKeepsItsPlaceInTheIntervalAfterARestart() {
    var one = turns(new Rota("bj-1", new Random(3)), checks(20), 11);
    var other = turns(new Rota("bj-1", new Random(4)), checks(20), 11);
    var elsewhere = turns(new Rota("sh-1", new Random(3)), checks(20), 11);

    one.forEach((id, times) ->
        assertThat(Math.abs(times.getFirst() - other.get(id).getFirst()))
            .isLessThan(EVERY.toNanos() / 20));
    assertThat(elsewhere).isNotEqualTo(one);
  }

  @Test
  void turnsThatNobodyAskedForInTimeAreCountedAndNotMadeUpFor() {
    var rota = new Rota("bj-1", new Random(5));
    rota.replace(checks(1), 0);

    var due = rota.take(100 * SECOND);

    assertThat(due.targets()).hasSize(1);
    assertThat(due.missed()).isBetween(8L, 10L);
    assertThat(rota.take(100 * SECOND).targets()).isEmpty();
    assertThat(rota.untilNext(100 * SECOND)).isBetween(0L, 105 * SECOND / 10);
  }

  @Test
  void aNewPlanLeavesTheTurnsOfWhatStays() {
    var rota = new Rota("bj-1", new Random(6));
    rota.replace(checks(2), 0);
    var before = rota.untilNext(0);
    rota.replace(checks(1000), 0);
    rota.replace(checks(2), 0);

    assertThat(rota.untilNext(0)).isEqualTo(before);
  }
}
