package fengsui.server.pages;

import fengsui.model.Access;
import fengsui.model.Carrier;
import fengsui.model.Contradiction;
import fengsui.model.ControlPair;
import fengsui.model.ControlPair.Factor;
import fengsui.model.Ending;
import fengsui.model.Evidence;
import fengsui.model.Failure;
import fengsui.model.Floor;
import fengsui.model.Observation;
import fengsui.model.Outcome;
import fengsui.model.Owner;
import fengsui.model.PacketSeen;
import fengsui.model.Scheme;
import fengsui.model.Side;
import fengsui.model.Stage;
import fengsui.model.StageFacts;
import fengsui.model.Target;
import fengsui.model.Vantage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What agents of three carriers see: all well, or TCP/443 cut at the border with forged resets.
record Sights(List<Agent> agents, List<Target> targets) {

  private static final List<String> CARRIERS = List.of("telecom", "unicom", "mobile");
  private static final List<String> PROVINCES =
      List.of("beijing", "shanghai", "guangdong", "sichuan", "jiangsu", "zhejiang", "hubei");

  /// An agent, and where it stands.
  record Agent(String name, Vantage vantage) {}

  /// Three agents, one of each carrier, and a handful of targets.
  static Sights few() {
    return new Sights(
        agents(3),
        List.of(
            target("shop", "198.51.100.10", Side.OVERSEAS, Owner.OURS),
            target("orders", "198.51.100.12", Side.OVERSEAS, Owner.OURS),
            target("hall", "192.0.2.10", Side.DOMESTIC, Owner.OURS),
            target("pay", "198.51.100.20", Side.OVERSEAS, Owner.of("provider:acme")),
            target("abroad", "203.0.113.1", Side.OVERSEAS, Owner.CONTROL),
            target("home", "192.0.2.1", Side.DOMESTIC, Owner.CONTROL)));
  }

  /// So many that the matrix is full.
  static Sights many(int targets, int agents) {
    var all = new ArrayList<Target>();
    for (var i = 0; i < targets; i++) {
      var side = i % 3 == 0 ? Side.OVERSEAS : Side.DOMESTIC;
      all.add(target("service-%03d".formatted(i), "198.51.100." + (i % 250 + 1), side, Owner.OURS));
    }
    return new Sights(agents(agents), all);
  }

  private static List<Agent> agents(int count) {
    var all = new ArrayList<Agent>();
    for (var i = 0; i < count; i++) {
      var carrier = CARRIERS.get(i % CARRIERS.size());
      var province = PROVINCES.get(i / CARRIERS.size() % PROVINCES.size());
      var vantage = new Vantage(new Carrier(carrier), province, Access.FIXED, Side.DOMESTIC);
      all.add(new Agent("%s-%s-%d".formatted(province, carrier, i), vantage));
    }
    return all;
  }

  static Target target(String id, String host, Side side, Owner owner) {
    return new Target(id, Scheme.HTTPS, host, 443, "/", side, owner);
  }

  /// Everything works.
  List<Observation> calm(Instant at) {
    var all = new ArrayList<Observation>();
    for (var agent : agents) {
      targets.forEach(target -> works(all, at, agent, target));
    }
    return all;
  }

  /// Port 443 of everything overseas is reset at the border; 8443 works.
  List<Observation> cut(Instant at) {
    var all = new ArrayList<Observation>();
    for (var agent : agents) {
      for (var target : targets) {
        if (target.side() == Side.OVERSEAS) {
          reset(all, at, agent, target);
        } else {
          works(all, at, agent, target);
        }
      }
    }
    return all;
  }

  private static void works(List<Observation> all, Instant at, Agent agent, Target target) {
    var trip = target.side() == Side.OVERSEAS ? 182.0 : 12.0;
    all.add(step(at, agent, target, Stage.CONNECT, Outcome.OK, trip, connected(trip)));
    all.add(step(at, agent, target, Stage.SECURE, Outcome.OK, trip * 1.1, Evidence.NONE));
    all.add(step(at, agent, target, Stage.EXCHANGE, Outcome.OK, trip * 1.2, Evidence.NONE));
  }

  private static void reset(List<Observation> all, Instant at, Agent agent, Target target) {
    var evidence =
        connected(181.5)
            .with(Ending.REFUSED_BY_RST, null)
            .withPackets(
                List.of(
                    new PacketSeen(0, false, "S", 64, 4242, true, 64240, 0, 0, 0),
                    new PacketSeen(6.2, true, "RA", 121, 7, true, 0, 0, 1, 0),
                    new PacketSeen(182.4, true, "SA", 47, 0, true, 65160, 0, 1, 0)),
                List.of(new Contradiction.SynAckAfterReset(182.4)));
    all.add(
        step(
            at,
            agent,
            target,
            Stage.CONNECT,
            new Outcome.Failed(Failure.CONNECTION_REFUSED),
            6.2,
            evidence));
    var other = connected(181.9).with(new ControlPair(target.id(), Factor.PORT, "8443"));
    all.add(step(at, agent, target.atPort(8443), Stage.CONNECT, Outcome.OK, 181.9, other));
  }

  private static Evidence connected(double floor) {
    return Evidence.of(new StageFacts.Connected(50123, 0, floor, new Floor(floor, "port 8443")));
  }

  private static Observation step(
      Instant at,
      Agent agent,
      Target target,
      Stage stage,
      Outcome outcome,
      double ms,
      Evidence evidence) {
    var peer = target.host() + ":" + target.port();
    return new Observation(
        at, agent.name(), agent.vantage(), target, stage, outcome, ms, peer, evidence, 1);
  }
}
