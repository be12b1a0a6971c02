package fengsui.isolate;

import static fengsui.isolate.World.HALL;
import static fengsui.isolate.World.HOME;
import static fengsui.isolate.World.PAY;
import static fengsui.isolate.World.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import fengsui.model.Observation;
import fengsui.model.Side;
import fengsui.model.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is kept while observations come tells the same as all of them together.
class WindowTest {

  static Stream<Arguments> faultsAndSeeds() {
    return Stream.of(Fault.values())
        .flatMap(fault -> IntStream.range(0, 8).mapToObj(seed -> Arguments.of(fault, seed)));
  }

  @ParameterizedTest
  @MethodSource("faultsAndSeeds")
  void judgesAsIfItHadSeenEverythingAtOnce(Fault fault, int seed) {
    var world = fault.in(seed).world;

    assertThat(window(world).outages(world.now, List.of()))
        .isEqualTo(Isolation.outages(world.observations, List.of()));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void soDoManyAgentsOverManyRounds(int seed) {
    var world = crowd(seed);

    assertThat(window(world).outages(world.now, List.of()))
        .isEqualTo(Isolation.outages(world.observations, List.of()));
  }

  static IntStream seeds() {
    return IntStream.range(0, 60);
  }

  private static World crowd(int seed) {
    var random = new Random(seed);
    var world = new World();
    var broken = random.nextInt(5);
    for (var round = 0; round < 6; round++) {
      world.later(Duration.ofSeconds(10));
      for (var agent = 0; agent < 6; agent++) {
        world.from("a" + agent, List.of("unicom", "mobile", "telecom").get(agent % 3), "beijing");
        for (var target : new Target[] {SHOP, PAY, HALL, HOME}) {
          look(world, random, target, fails(broken, round, agent, target));
        }
      }
    }
    return world;
  }

  private static boolean fails(int broken, int round, int agent, Target target) {
    return round > 2
        && switch (broken) {
          case 0 -> target.side() == Side.OVERSEAS;
          case 1 -> target.equals(SHOP);
          case 2 -> agent % 3 == 0;
          case 3 -> agent == 4;
          default -> round < 4;
        };
  }

  private static void look(World world, Random random, Target target, boolean fails) {
    var ms = target.side() == Side.OVERSEAS ? 120 + random.nextInt(9) : 5 + random.nextInt(4);
    var seen = world.sees(target);
    if (!fails) {
      seen.works(ms);
    } else if (random.nextInt(4) > 0) {
      seen.refusedIn(7);
    } else {
      seen.dark();
    }
    if (random.nextInt(3) == 0) {
      world.sees(target).onPort(8443).connectsIn(ms);
    }
  }

  private static Window window(World world) {
    var window = new Window();
    world.observations.stream()
        .sorted(Comparator.comparing(Observation::at).thenComparing(Observation::stage))
        .forEach(seen -> window.add(seen.at(), List.of(seen)));
    return window;
  }

  @Test
  void aTargetAskedForBesideAnotherIsNoPathOfWhichAnybodyMustHear() {
    var world = new World();
    world.sees(HALL).beside(SHOP).resolvesTo(3, "198.51.100.7").works(5);
    world.sees(HALL).askingSibling("udp://192.0.2.54:53").resolvesTo(3, "198.51.100.7");

    assertThat(window(world).sight(world.now).from("bj-u-1"))
        .extracting(Look::path)
        .containsExactly(new Path("bj-u-1", HALL.id(), "udp://192.0.2.54:53"));
  }

  @Test
  void tellsHowLongAPathHasBeenAsItIs() {
    var world = new World();
    world.sees(SHOP).works(120);
    var began = world.later(Duration.ofSeconds(10)).now;
    world.sees(SHOP).refusedIn(7);
    world.later(Duration.ofSeconds(10)).sees(SHOP).refusedIn(7);

    var look = window(world).sight(world.now).find(new Path("bj-u-1", "shop")).orElseThrow();

    assertThat(look.ok()).isFalse();
    assertThat(look.since()).isEqualTo(began);
    assertThat(look.looks()).isEqualTo(2);
    assertThat(look.every()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void whatNobodyHasLookedAtForLongIsNoOutage() {
    var world = new World();
    for (var round = 0; round < 4; round++) {
      world.later(Duration.ofSeconds(10)).sees(SHOP).refusedIn(120);
    }
    var window = window(world);

    assertThat(window.outages(world.now, List.of())).hasSize(1);
    assertThat(window.outages(world.now.plusSeconds(120), List.of())).isEmpty();
    assertThat(window.sight(world.now.plusSeconds(120)).from("bj-u-1"))
        .extracting(Look::current)
        .containsExactly(false);
  }

  @Test
  void aClockAheadOfOursIsNotBelieved() {
    var world = new World();
    var window = new Window();
    world.later(Duration.ofHours(1)).sees(SHOP).refusedIn(120);
    var received = world.now.minus(Duration.ofHours(1));
    window.add(received, world.observations);

    var look = window.sight(received).find(new Path("bj-u-1", "shop")).orElseThrow();

    assertThat(look.seenAt()).isEqualTo(received);
  }

  @Test
  void whatIsForgottenIsUnknown() {
    var world = new World();
    world.sees(SHOP).works(120);
    var window = window(world);

    window.forget(Instant.MAX);

    assertThat(window.sight(world.now).find(new Path("bj-u-1", "shop"))).isEmpty();
    assertThat(window.sight(world.now).agents()).isEmpty();
    assertThat(window.outages(world.now, List.of())).isEmpty();
  }
}
