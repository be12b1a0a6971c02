package fengsui.lab.border;

import fengsui.packets.IcmpErrors;
import fengsui.packets.IpPacket;
import fengsui.packets.Octets;
import fengsui.packets.Transport.Icmp;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Decides what becomes of each packet: when it arrives, where it dies, what devices on its way
/// send. Pure but for its memory: time comes in with the packets. For one thread.
final class Router {

  private final Network network;
  private final Forger forger;
  private final Residuals residuals = new Residuals();
  private final Shaper shaper = new Shaper();
  private List<Rule> rules = List.of();
  private long order;

  Router(Network network, RandomGenerator random) {
    this.network = network;
    this.forger = new Forger(random);
  }

  /// Replaces the rules of all devices.
  void obey(List<Rule> newRules) {
    rules = List.copyOf(newRules);
  }

  /// Returns what a packet, sent by a host at `now`, brings about. Packets to nobody are lost.
  List<Delivery> route(Leg from, byte[] packet, long now) {
    var parsed = IpPacket.parse(packet).packet();
    var to = parsed.flatMap(p -> network.findAt(p.ip().destination()));
    return to.isEmpty() || to.get().equals(from)
        ? List.of()
        : walk(new Walk(parsed.get(), Octets.of(packet), network.path(from, to.get()), now));
  }

  /// A packet on its way.
  private record Walk(IpPacket parsed, Octets packet, Path path, long now) {}

  private List<Delivery> walk(Walk walk) {
    var out = new ArrayList<Delivery>();
    var stops = walk.path().stops();
    long late = 0;
    for (int i = 0; i < stops.size(); i++) {
      long wait = pass(walk, i, out);
      if (wait < 0) {
        return out;
      }
      late += wait;
      if (walk.parsed().ip().ttl() <= i + 1) {
        timeExceeded(walk, stops.get(i), out);
        return out;
      }
    }
    var whole = TimeToLive.less(walk.packet(), stops.size());
    out.add(delivery(walk.path().to(), whole, walk.now() + walk.path().nanos() + late));
    return out;
  }

  /// Shows the packet to the devices at a stop; returns how long it waits there, or -1 if it ends.
  private long pass(Walk walk, int index, List<Delivery> out) {
    var label = walk.path().stops().get(index).hop().label();
    long late = 0;
    for (var rule : rules) {
      if (!rule.at().equals(label)) {
        continue;
      }
      var flow = Flow.of(walk.parsed());
      var seen = new Sighting(flow, walk.packet(), walk.path(), index, walk.now());
      if (!matches(rule, seen)) {
        continue;
      }
      residuals.remember(rule, flow, walk.now());
      react(rule, seen, out);
      long wait = genuine(rule, walk);
      if (wait < 0) {
        return -1;
      }
      late += wait;
    }
    return late;
  }

  private boolean matches(Rule rule, Sighting seen) {
    return Matching.matches(rule.match(), seen)
        || (Matching.concerns(rule.match(), seen)
            && seen.flow().opensOrSends()
            && residuals.holds(rule, seen.flow(), seen.now()));
  }

  private long genuine(Rule rule, Walk walk) {
    return switch (rule.genuine()) {
      case Rule.Genuine.Forward _ -> 0;
      case Rule.Genuine.Eat _ -> -1;
      case Rule.Genuine.Throttle(int rate) ->
          shaper.admit(rule, rate, walk.packet().size(), walk.now());
    };
  }

  private void react(Rule rule, Sighting seen, List<Delivery> out) {
    for (var emit : rule.emits()) {
      for (var forged : forger.forge(emit, seen)) {
        int hops = forged.back() ? seen.hopsBack() : seen.hopsOn();
        if (forged.packet().ip().ttl() > hops) {
          var target = forged.back() ? seen.path().from() : seen.path().to();
          var bytes = TimeToLive.less(Octets.of(forged.packet().bytes()), hops);
          out.add(delivery(target, bytes, forged.at()));
        }
      }
    }
  }

  private void timeExceeded(Walk walk, Path.Stop stop, List<Delivery> out) {
    boolean aboutError = walk.parsed().body() instanceof Icmp;
    var from = stop.hop().findAddressLike(walk.parsed().ip().source());
    if (aboutError || from.isEmpty()) {
      return;
    }
    int index = walk.path().stops().indexOf(stop);
    var expired = TimeToLive.less(walk.packet(), index);
    var error = IcmpErrors.about(expired.bytes(), from.get(), IcmpErrors.Kind.TTL_EXCEEDED);
    var bytes = TimeToLive.less(Octets.of(error.bytes()), index);
    out.add(delivery(walk.path().from(), bytes, walk.now() + 2 * stop.nanos()));
  }

  private Delivery delivery(Leg to, Octets packet, long at) {
    return new Delivery(to, packet, at, order++);
  }
}
