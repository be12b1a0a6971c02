package fengsui.isolate;

import static fengsui.model.Side.DOMESTIC;
import static fengsui.model.Side.OVERSEAS;

import fengsui.model.Access;
import fengsui.model.Carrier;
import fengsui.model.Change;
import fengsui.model.ControlPair;
import fengsui.model.Diagnosis;
import fengsui.model.Observation;
import fengsui.model.Owner;
import fengsui.model.Scheme;
import fengsui.model.Side;
import fengsui.model.Step;
import fengsui.model.Target;
import fengsui.model.Vantage;
import fengsui.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A small world in words: vantages look at targets, and see what they see.
final class World {

  static final Target SHOP = target("shop", "198.51.100.10", OVERSEAS, Owner.OURS);
  static final Target CLUB = target("club", "198.51.100.11", OVERSEAS, Owner.OURS);
  static final Target HALL = target("hall", "192.0.2.10", DOMESTIC, Owner.OURS);
  static final Target PAY = target("pay", "198.51.100.20", OVERSEAS, Owner.of("provider:acme"));
  static final Target ABROAD = target("abroad", "203.0.113.1", OVERSEAS, Owner.CONTROL);
  static final Target AFAR = target("afar", "203.0.113.2", OVERSEAS, Owner.CONTROL);
  static final Target HOME = target("home", "192.0.2.1", DOMESTIC, Owner.CONTROL);
  static final Target NEXT_DOOR = target("next-door", "192.0.2.2", DOMESTIC, Owner.CONTROL);

  static final Instant MIDNIGHT = Instant.parse("2025-08-19T16:30:00Z");

  private static final Map<String, String> ADDRESSES = new LinkedHashMap<>();

  final List<Observation> observations = new ArrayList<>();
  final List<Change> changes = new ArrayList<>();
  Instant now = MIDNIGHT;
  private String agent = "bj-u-1";
  private Vantage vantage = vantage("unicom", "beijing", DOMESTIC);

  private static Target target(String id, String address, Side side, Owner owner) {
    return new Target(id, Scheme.HTTPS, address, 443, "/", side, owner);
  }

  /// One of many targets, each of another owner, every second one overseas.
  static Target numbered(int id) {
    var side = id % 2 == 0 ? OVERSEAS : DOMESTIC;
    return target("t" + id, "203.0.113." + (100 + id), side, Owner.of("provider:p" + id));
  }

  private static Vantage vantage(String carrier, String province, Side side) {
    return new Vantage(new Carrier(carrier), province, Access.IDC, side);
  }

  /// The same target, reached by a name that is to lead to its address.
  static Target byName(Target target) {
    var name = target.id() + ".example";
    ADDRESSES.put(name, target.host());
    return new Target(
        target.id(),
        target.scheme(),
        name,
        target.port(),
        target.path(),
        target.side(),
        target.owner());
  }

  static String addressOf(Target target) {
    return ADDRESSES.getOrDefault(target.host(), target.host());
  }

  World from(String otherAgent, String carrier, String province) {
    return from(otherAgent, carrier, province, DOMESTIC);
  }

  World fromAbroad(String otherAgent) {
    return from(otherAgent, "cloud:far", "oregon", OVERSEAS);
  }

  private World from(String otherAgent, String carrier, String province, Side side) {
    agent = otherAgent;
    vantage = vantage(carrier, province, side);
    return this;
  }

  World later(Duration time) {
    now = now.plus(time);
    return this;
  }

  World changed(String kind, String id, Duration before) {
    changes.add(new Change(id, kind, "ana", now.minus(before), Map.of()));
    return this;
  }

  Seen sees(Target target) {
    return new Seen(this, target);
  }

  void add(Target target, Step step) {
    observations.add(
        new Observation(
            now,
            agent,
            vantage,
            target,
            step.stage(),
            step.outcome(),
            step.ms(),
            step.peer(),
            step.evidence(),
            1));
  }

  List<Verdict> verdicts() {
    return Isolation.judge(observations, changes);
  }

  /// The gravest verdict.
  Verdict verdict() {
    return verdicts().getFirst();
  }

  /// The verdict of a probe of `target`, in which all else seen are its controls.
  Verdict diagnosis(Target target) {
    var steps = new ArrayList<Step>();
    var runs = new LinkedHashMap<Object, Diagnosis.ControlRun>();
    for (var seen : observations) {
      var pair = seen.evidence().control();
      var step = new Step(seen.stage(), seen.outcome(), seen.ms(), seen.peer(), seen.evidence());
      if (pair == null && seen.target().equals(target)) {
        steps.add(step);
        continue;
      }
      var control = pair != null ? pair : beside(target, seen.target());
      runs.merge(
          List.of(control, seen.target()),
          new Diagnosis.ControlRun(control, seen.target(), List.of(step)),
          World::joined);
    }
    var controls = List.copyOf(runs.values());
    return Isolation.judge(new Diagnosis(target, now, agent, vantage, steps, controls, null));
  }

  private static ControlPair beside(Target target, Target control) {
    return new ControlPair(target.id(), ControlPair.Factor.TARGET, control.side().code());
  }

  private static Diagnosis.ControlRun joined(Diagnosis.ControlRun one, Diagnosis.ControlRun other) {
    var steps = new ArrayList<>(one.steps());
    steps.addAll(other.steps());
    return new Diagnosis.ControlRun(one.pair(), one.target(), steps);
  }
}
