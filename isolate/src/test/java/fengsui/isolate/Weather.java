package fengsui.isolate;

import static fengsui.isolate.World.ABROAD;
import static fengsui.isolate.World.AFAR;
import static fengsui.isolate.World.HALL;
import static fengsui.isolate.World.HOME;
import static fengsui.isolate.World.SHOP;

import fengsui.model.Side;
import fengsui.model.Target;
import java.util.Random;

/// The accidents of one made-up world: distances, jitter, which ports are open, which evidence is
/// missing.
final class Weather {

  final Random random;
  final World world = new World();
  final Target target;
  final boolean packets;
  final int genuineTtl;
  private final boolean portsOpen;
  private final double shopMs;
  private final double abroadMs;
  private final double homeMs;

  Weather(long seed, Side side) {
    random = new Random(seed);
    target = side == Side.OVERSEAS ? SHOP : HALL;
    packets = random.nextBoolean();
    genuineTtl = 64 - random.nextInt(5, 25);
    portsOpen = random.nextInt(3) > 0;
    shopMs = side == Side.OVERSEAS ? between(30, 250) : between(3, 40);
    abroadMs = between(30, 250);
    homeMs = between(3, 40);
  }

  double between(double low, double high) {
    return low + random.nextDouble() * (high - low);
  }

  boolean chance(double p) {
    return random.nextDouble() < p;
  }

  /// A round trip to `whom`, jitter and, now and then, a bad moment included.
  double trip(Target whom) {
    var base = whom.equals(target) ? shopMs : whom.side() == Side.OVERSEAS ? abroadMs : homeMs;
    var jitter = 1 + Math.abs(random.nextGaussian()) * 0.05;
    return base * jitter * (chance(0.03) ? between(1.5, 4) : 1);
  }

  double targetFloor() {
    return shopMs;
  }

  /// The controls that are there, all working, but for those of `broken`.
  void controlsWork(Target... broken) {
    for (var control : new Target[] {ABROAD, AFAR, HOME}) {
      var works = java.util.Arrays.stream(broken).noneMatch(control::equals);
      var there = control.equals(AFAR) ? chance(0.3) : chance(0.95);
      if (works && there) {
        world.sees(control).works(trip(control));
      }
    }
  }

  /// The other ports of the target as they are by nature: open or closed.
  void portsByNature() {
    for (var port : new int[] {80, 8443}) {
      var seen = world.sees(target).onPort(port);
      if (packets) {
        seen.withSynAck(shopMs, genuineTtl);
      }
      if (portsOpen) {
        seen.connectsIn(trip(target));
      } else {
        world.sees(target).onPort(port).refusedIn(trip(target));
      }
    }
  }

  void portsDark() {
    world.sees(target).onPort(80).dark();
    world.sees(target).onPort(8443).dark();
  }
}
