package fengsui.isolate;

import static fengsui.isolate.World.ABROAD;
import static fengsui.isolate.World.AFAR;
import static fengsui.isolate.World.HOME;
import static fengsui.isolate.World.NEXT_DOOR;

import fengsui.model.Failure;
import fengsui.model.FaultDomain;
import fengsui.model.Side;
import fengsui.model.Stage;
import fengsui.model.Target;
import java.util.function.Consumer;

/// A fault, and what one vantage sees of it.
enum Fault {
  STOPPED(
      FaultDomain.OURS,
      w -> {
        w.portsByNature();
        w.controlsWork();
        genuine(w).refusedIn(w.trip(w.target));
      }),
  HOST_REFUSES(
      FaultDomain.OURS,
      w -> {
        w.world.sees(w.target).onPort(80).refusedIn(w.trip(w.target));
        w.world.sees(w.target).onPort(8443).refusedIn(w.trip(w.target));
        w.controlsWork();
        genuine(w).refusedIn(w.trip(w.target));
      }),
  HOST_DEAD(
      FaultDomain.OURS,
      w -> {
        w.portsDark();
        w.controlsWork();
        w.world.sees(w.target).dark();
      }),
  FIREWALL_DROPS(
      FaultDomain.OURS,
      w -> {
        w.portsByNature();
        w.controlsWork();
        w.world.sees(w.target).dark();
      }),
  FIREWALL_REJECTS(
      FaultDomain.OURS,
      w -> {
        w.portsByNature();
        w.controlsWork();
        w.world.sees(w.target).rejectedBy(w.chance(0.5) ? w.target.host() : "198.51.100.1");
      }),
  SERVER_RESETS(
      FaultDomain.OURS,
      w -> {
        w.controlsWork();
        w.world.sees(w.target).withoutName().connectsIn(w.trip(w.target)).resetIn(w.trip(w.target));
        var seen = w.world.sees(w.target);
        if (w.packets) {
          seen.withSynAck(w.targetFloor(), w.genuineTtl);
        }
        seen.connectsIn(w.trip(w.target));
        if (w.packets) {
          seen.withReset(w.targetFloor(), w.genuineTtl, 0);
        }
        seen.resetIn(w.trip(w.target));
      }),
  SERVER_HANGS(
      FaultDomain.OURS,
      w -> {
        w.controlsWork();
        w.world.sees(w.target).connectsIn(w.trip(w.target)).mute();
      }),
  CERTIFICATE_EXPIRED(
      FaultDomain.OURS,
      w -> {
        w.controlsWork();
        w.world
            .sees(w.target)
            .connectsIn(w.trip(w.target))
            .wrongCertificate(Failure.SSL_INVALID_CERTIFICATE, "CN=ca");
      }),
  SERVER_ERRORS(
      FaultDomain.OURS,
      w -> {
        w.controlsWork();
        w.world
            .sees(w.target)
            .connectsIn(w.trip(w.target))
            .securesIn(w.trip(w.target))
            .fails(Stage.EXCHANGE, Failure.HTTP_SERVER_ERROR, w.trip(w.target));
      }),
  WRONG_RECORD(
      FaultDomain.OURS,
      w -> {
        names(w, seen -> seen.resolvesToNowhere(4, "127.0.0.1"));
        w.world.sees(named(w)).asking(PUBLIC()).resolvesToNowhere(9, "127.0.0.1");
      }),
  NO_RECORD(
      FaultDomain.OURS,
      w -> {
        names(w, seen -> seen.resolvesNot(4, Failure.DNS_NXDOMAIN_ERROR));
        w.world.sees(named(w)).asking(PUBLIC()).resolvesNot(9, Failure.DNS_NXDOMAIN_ERROR);
      }),
  BORDER_CUTS_PORT(
      FaultDomain.BORDER,
      w -> {
        w.portsByNature();
        w.controlsWork(ABROAD, AFAR);
        var near = w.between(2, 25);
        var fast = w.chance(0.6);
        injected(w, w.world.sees(w.target), fast ? near : w.trip(w.target));
        injected(w, w.world.sees(ABROAD), fast ? near + 0.3 : w.trip(ABROAD));
      }),
  BORDER_CUTS_NAME(
      FaultDomain.BORDER,
      w -> {
        w.controlsWork();
        w.world
            .sees(w.target)
            .withoutName()
            .connectsIn(w.trip(w.target))
            .securesIn(w.trip(w.target));
        var seen = w.world.sees(w.target);
        if (w.packets) {
          seen.withSynAck(w.targetFloor(), w.genuineTtl);
        }
        seen.connectsIn(w.trip(w.target));
        if (w.packets) {
          seen.withReset(5, w.random.nextInt(30, 250), 1980);
        }
        seen.resetIn(w.chance(0.7) ? w.between(2, 25) : w.trip(w.target));
      }),
  BORDER_DROPS_PORT(
      FaultDomain.BORDER,
      w -> {
        w.portsByNature();
        w.controlsWork(ABROAD, AFAR);
        w.world.sees(w.target).dark();
        w.world.sees(ABROAD).dark();
      }),
  BORDER_FORGES_NAME(
      FaultDomain.BORDER,
      w -> {
        w.controlsWork();
        var far = "udp://203.0.113.53:53";
        w.world
            .sees(named(w))
            .through(far)
            .resolvesTwice(7, "31.13.94.37", 200, "198.51.100.10")
            .dark();
      }),
  CARRIER_LOOPBACK(
      FaultDomain.CARRIER,
      w -> {
        var all = w.chance(0.6);
        namesOrAll(w, all, seen -> seen.resolvesToNowhere(4, "127.0.0.2"));
        if (!all || w.chance(0.6)) {
          w.world.sees(named(w)).asking(PUBLIC()).resolvesTo(9, w.target.host());
        }
      }),
  CARRIER_SERVFAIL(
      FaultDomain.CARRIER,
      w -> {
        names(w, seen -> seen.resolvesNot(4, Failure.DNS_SERVFAIL_ERROR));
        w.world.sees(named(w)).asking(PUBLIC()).resolvesTo(9, w.target.host());
      }),
  CARRIER_INJECTS(
      FaultDomain.CARRIER,
      w -> {
        w.portsByNature();
        for (var target : new Target[] {w.target, ABROAD, HOME}) {
          var seen = w.world.sees(target);
          seen.thenTheRealSynAck(w.trip(target)).refusedIn(w.between(0.5, 2));
        }
      }),
  VANTAGE_DEAD(
      FaultDomain.MONITOR,
      w -> {
        w.portsDark();
        for (var target : new Target[] {w.target, ABROAD, HOME, NEXT_DOOR}) {
          w.world.sees(target).dark();
        }
      }),
  VANTAGE_FORBIDS(
      FaultDomain.MONITOR,
      w -> w.world.sees(w.target).fails(Stage.CONNECT, Failure.PERMISSION_DENIED, 0.1)),
  ALL_FINE(
      FaultDomain.NONE,
      w -> {
        w.portsByNature();
        w.controlsWork();
        w.world.sees(w.target).works(w.trip(w.target));
      });

  final FaultDomain truth;
  private final Consumer<Weather> played;

  Fault(FaultDomain truth, Consumer<Weather> played) {
    this.truth = truth;
    this.played = played;
  }

  /// One world with this fault. A border fault needs a target beyond the border.
  Weather in(long seed) {
    var beyond = truth == FaultDomain.BORDER || seed % 3 != 0;
    var weather = new Weather(seed, beyond ? Side.OVERSEAS : Side.DOMESTIC);
    played.accept(weather);
    return weather;
  }

  /// The target of the verdict: by its name, where the fault is about names.
  Target target(Weather of) {
    return of.world.observations.stream()
        .map(fengsui.model.Observation::target)
        .filter(target -> target.id().equals(of.target.id()) && target.port() == 443)
        .findFirst()
        .orElseThrow();
  }

  private static String PUBLIC() {
    return "udp://192.0.2.253:53";
  }

  private static Target named(Weather w) {
    return World.byName(w.target);
  }

  private static void names(Weather w, Consumer<Seen> wrong) {
    namesOrAll(w, false, wrong);
  }

  private static void namesOrAll(Weather w, boolean all, Consumer<Seen> wrong) {
    wrong.accept(w.world.sees(named(w)));
    for (var control : new Target[] {HOME, ABROAD}) {
      var seen = w.world.sees(World.byName(control));
      if (all) {
        wrong.accept(seen);
      } else {
        seen.resolvesTo(4, control.host()).works(w.trip(control));
      }
    }
  }

  private static Seen genuine(Weather w) {
    var seen = w.world.sees(w.target);
    return w.packets ? seen.withReset(w.targetFloor(), w.genuineTtl, 0) : seen;
  }

  private static void injected(Weather w, Seen seen, double ms) {
    if (w.packets) {
      var ttl = w.random.nextInt(30, 250);
      seen.withReset(ms, ttl, 1980).withReset(ms + 0.1, ttl, 1981);
    }
    if (w.chance(0.5)) {
      seen.thenTheRealSynAck(w.targetFloor());
    }
    seen.refusedIn(ms);
  }
}
