package fengsui.agent.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.agent.Await;
import fengsui.agent.time.AgentClock;
import fengsui.model.Observation;
import fengsui.model.Owner;
import fengsui.model.Plan;
import fengsui.model.Scheme;
import fengsui.model.Side;
import fengsui.model.Target;
import fengsui.model.Vantage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RoundsTest {

  private static Plan plan(int targets) {
    var checks =
        IntStream.range(0, targets)
            .mapToObj(number ->
                new Target(
                    "t" + number, Scheme.TCP, "192.0.2.1", 443, "/", Side.OVERSEAS, Owner.OURS))
            .map(target -> new Plan.Check(target, Duration.ofMillis(100)))
            .toList();
    return new Plan(
        "bj-1",
        1,
        Vantage.HERE,
        List.of(),
        checks,
        List.of(),
        List.of(),
        Duration.ofSeconds(2),
        Duration.ZERO,
        "");
  }

  @Test
  void aSlowLookNeverPilesUp() throws Exception {
    var tally = new Tally();
    var under = new AtomicInteger();
    var most = new AtomicInteger();
    var end = new CountDownLatch(1);
    try (var rounds = rounds(8, tally)) {
      rounds.follow(
          plan(1),
          _ -> {
            most.accumulateAndGet(under.incrementAndGet(), Math::max);
            end.await();
            under.decrementAndGet();
            return List.of();
          });
      await(() -> tally.counts().overlapped() >= 3);
      end.countDown();
      await(() -> tally.counts().looks() >= 2);
    }

    assertThat(most).hasValue(1);
    assertThat(tally.counts().missed()).as("waiting for the network is no loss of ours").isZero();
  }

  @Test
  void turnsWithoutAFreeThreadAreCountedAsMissed() throws Exception {
    var tally = new Tally();
    var end = new CountDownLatch(1);
    try (var rounds = rounds(2, tally)) {
      rounds.follow(
          plan(5),
          _ -> {
            end.await();
            return List.of();
          });
      await(() -> tally.counts().missed() >= 3);
      end.countDown();
    }
  }

  @Test
  void aFaultInOneLookEndsNeitherTheRoundsNorTheTarget() throws Exception {
    var tally = new Tally();
    try (var rounds = rounds(2, tally)) {
      rounds.follow(
          plan(1),
          _ -> {
            throw new IllegalStateException("a bug");
          });
      await(() -> tally.counts().missed() >= 3);
    }
  }

  private static Rounds rounds(int width, Tally tally) {
    return new Rounds(AgentClock.system(), width, RoundsTest::ignore, tally, _ -> {});
  }

  private static void ignore(Target target, List<Observation> seen) {
    // what was seen does not matter here
  }

  private static void await(java.util.function.BooleanSupplier so) {
    Await.until("the tally", 20, so);
  }
}
