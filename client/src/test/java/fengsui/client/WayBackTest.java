package fengsui.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fengsui.dns.Way.Trust;
import fengsui.dns.verdict.AnswerJudge;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WayBackTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final WayBack TERMS =
      new WayBack(3, MINUTE.multipliedBy(2), MINUTE.multipliedBy(16), Duration.ofHours(2));
  private static final Instant NEVER = Instant.MAX;
  private static final Instant NOON = Instant.parse("2025-08-12T12:00:00Z");

  private final Steering steering = new Steering(TERMS, () -> 0);

  private static ResolverOrder order(boolean early) {
    return new ResolverOrder(List.of(Tier.DOH), Set.of(Tier.LOCAL), NEVER, early, "inc-7");
  }

  private static long minutes(long count) {
    return MINUTE.toNanos() * count;
  }

  private boolean away(long minute) {
    return steering.find(NOON, minutes(minute)) != null;
  }

  private void answers(int times, long minute) {
    for (int i = 0; i < times; i++) {
      steering.good(minutes(minute));
    }
  }

  @Test
  void aWithdrawnOrderHoldsUntilEnoughGoodAnswersOverEnoughTime() {
    steering.follow(order(false), 0);
    answers(9, 1);
    steering.withdraw();
    assertThat(away(10)).as("what was good before the end does not count").isTrue();

    answers(2, 10);
    assertThat(away(60)).as("two are not enough").isTrue();
    answers(1, 60);
    assertThat(away(60)).isFalse();
  }

  @Test
  void manyAnswersInOneMomentAreNotEnough() {
    steering.follow(order(false), 0);
    steering.withdraw();
    assertThat(away(10)).isTrue();

    answers(1000, 10);

    assertThat(away(11)).isTrue();
    assertThat(away(12)).isFalse();
  }

  @Test
  void anOrderThatExpiredHoldsTheSameWay() {
    var ends = new ResolverOrder(List.of(Tier.DOH), NOON, "inc-7");
    steering.follow(ends, 0);
    assertThat(steering.find(NOON.minusSeconds(1), 0)).isEqualTo(ends);
    assertThat(steering.find(NOON, 0)).isEqualTo(ends);

    answers(3, 0);

    assertThat(steering.find(NOON, minutes(2))).isNull();
  }

  @Test
  void eachRelapseDoublesTheTimeUpToACap() {
    steering.follow(order(false), 0);
    steering.withdraw();
    long now = 0;
    for (var wait : new long[] {2, 4, 8, 16, 16, 16}) {
      assertThat(away(now)).isTrue();
      answers(3, now);
      assertThat(away(now + wait - 1)).as("good for %d of %d min", wait - 1, wait).isTrue();
      now += wait - 1;
      steering.bad();
    }
    answers(3, now);
    assertThat(away(now + 15)).isTrue();
    assertThat(away(now + 16)).isFalse();
  }

  @Test
  void aResolverThatNeverAnsweredWellDoublesNothing() {
    steering.follow(order(false), 0);
    steering.withdraw();
    assertThat(away(0)).isTrue();
    for (int i = 0; i < 50; i++) {
      steering.bad();
    }

    answers(3, 5);

    assertThat(away(7)).isFalse();
  }

  @Test
  void aNewOrderSoonAfterTheReturnMakesTheNextReturnSlower() {
    steering.follow(order(false), 0);
    steering.withdraw();
    assertThat(away(0)).isTrue();
    answers(3, 0);
    assertThat(away(2)).isFalse();

    steering.follow(order(false), minutes(5));
    steering.withdraw();
    assertThat(away(5)).isTrue();
    answers(3, 5);
    assertThat(away(8)).isTrue();
    assertThat(away(9)).isFalse();

    steering.follow(order(false), minutes(100));
    steering.withdraw();
    assertThat(away(100)).isTrue();
    answers(3, 100);
    assertThat(away(102)).as("long after, it is as at first").isFalse();
  }

  @Test
  void anEarlyOrderIsLeftByWhoseResolverIsWellAndHoldsAgainWhenItIsNot() {
    steering.follow(order(true), 0);
    answers(3, 1);
    assertThat(away(2)).isTrue();
    assertThat(away(3)).isFalse();

    steering.bad();
    assertThat(away(3)).isTrue();
    answers(3, 4);
    assertThat(away(7)).as("doubled").isTrue();
    assertThat(away(8)).isFalse();
  }

  @Test
  void anOrderThatIsOverDoesNotSteerForEver() {
    steering.follow(order(false), 0);
    steering.withdraw();
    assertThat(away(0)).isTrue();

    assertThat(away(119)).isTrue();
    assertThat(away(120)).isFalse();
  }

  @Test
  void aFleetDoesNotComeBackInTheSameSecond() {
    var random = new Random(20250812);
    var returns = new HashMap<Long, Integer>();
    for (int host = 0; host < 1000; host++) {
      var one = new Steering(TERMS, random::nextDouble);
      one.follow(order(false), 0);
      one.withdraw();
      one.find(NOON, 0);
      for (int i = 0; i < 3; i++) {
        one.good(0);
      }
      long second = 0;
      while (one.find(NOON, Duration.ofSeconds(second).toNanos()) != null) {
        second++;
      }
      assertThat(second).isBetween(120L, 240L);
      returns.merge(second, 1, Integer::sum);
    }

    assertThat(returns.values()).allMatch(hosts -> hosts <= 25);
  }

  @Test
  void itsOwnResolversAreTriedNowAndThenOnly() {
    steering.follow(order(false), 0);
    assertThat(steering.tryNow(0)).as("not while the order is in force").isFalse();
    steering.withdraw();
    away(0);
    int tries = 0;
    for (long second = 0; second < 120; second++) {
      tries += steering.tryNow(Duration.ofSeconds(second).toNanos()) ? 1 : 0;
    }

    assertThat(tries).isEqualTo(6);
  }

  @Test
  void lookUpsThemselvesFindTheWayBack() throws Exception {
    var time = new VirtualTime();
    var local = new FakeWay("udp://local", Trust.PLAIN, time);
    var doh = new FakeWay("https://doh", Trust.AUTHENTICATED, time);
    var judge = new AnswerJudge();
    var lanes = List.of(new Lane(Tier.LOCAL, local), new Lane(Tier.DOH, doh));
    local.answers(1, "127.0.0.2");
    doh.answers(10, "198.18.1.1");

    time.runAll(() -> {
      var resolver = new Resolver(Plan.of(lanes).with(TERMS), judge::judge, time, List.of());
      resolver.follow(order(false));
      resolver.withdraw();

      assertThat(returnsWithin(Duration.ofMinutes(30), resolver, time)).as("still lying").isFalse();
      local.answers(1, "198.18.1.1");
      assertThat(returnsWithin(Duration.ofMinutes(1), resolver, time)).as("too soon").isFalse();
      assertThat(returnsWithin(Duration.ofMinutes(5), resolver, time)).as("proven").isTrue();
      assertThat(((Resolution.Found) look(resolver)).tier()).isEqualTo(Tier.LOCAL);
    });
  }

  private static Resolution look(Resolver resolver) {
    resolver.forget();
    return resolver.look("shop.example", Families.BOTH);
  }

  private static boolean returnsWithin(Duration atMost, Resolver resolver, VirtualTime time) {
    var end = time.nanoTime() + atMost.toNanos();
    while (time.nanoTime() < end) {
      look(resolver);
      if (resolver.findOrder() == null) {
        return true;
      }
      try {
        time.sleep(Duration.ofSeconds(5));
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
    return false;
  }

  @Test
  void termsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> new WayBack(-1, MINUTE, MINUTE, MINUTE))
        .hasMessageStartingWith("the way back must have answers and least of 0 or more");
    assertThatThrownBy(() -> new WayBack(1, MINUTE, Duration.ZERO, MINUTE))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
