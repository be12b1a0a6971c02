package fengsui.wire;

import fengsui.model.Access;
import fengsui.model.Carrier;
import fengsui.model.Change;
import fengsui.model.Change.Intent;
import fengsui.model.Change.RolloutStep;
import fengsui.model.ControlPair;
import fengsui.model.Diagnosis;
import fengsui.model.Diagnosis.ControlRun;
import fengsui.model.Failure;
import fengsui.model.FaultDomain;
import fengsui.model.Observation;
import fengsui.model.Outcome;
import fengsui.model.Owner;
import fengsui.model.Payment;
import fengsui.model.Payment.Discount;
import fengsui.model.Scheme;
import fengsui.model.Side;
import fengsui.model.Stage;
import fengsui.model.Step;
import fengsui.model.Target;
import fengsui.model.Vantage;
import fengsui.model.Verdict;
import fengsui.model.Verdict.Direction;
import fengsui.model.Verdict.Layer;
import fengsui.model.Verdict.NextControl;
import fengsui.model.Verdict.RuledOut;
import fengsui.model.Verdict.Scope;
import fengsui.model.Verdict.Where;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Set;

/// Any value of the model, the same for the same seed.
final class Seeded {

  private final Chance chance;
  private final SeededEvidence evidence;

  Seeded(long seed) {
    this(new Chance(seed));
  }

  Seeded(Chance chance) {
    this.chance = chance;
    evidence = new SeededEvidence(chance);
  }

  Observation observation() {
    var step = step();
    return new Observation(
        chance.time(),
        chance.text(),
        vantage(),
        target(),
        step.stage(),
        step.outcome(),
        step.ms(),
        step.peer(),
        step.evidence(),
        chance.below(3) == 0 ? 1 + chance.below(1000) : 1);
  }

  Diagnosis diagnosis() {
    return new Diagnosis(
        target(),
        chance.time(),
        chance.text(),
        vantage(),
        chance.list(this::step),
        chance.list(() -> new ControlRun(pair(), target(), chance.list(this::step))),
        chance.maybe(this::verdict));
  }

  Verdict verdict() {
    return new Verdict(
        chance.of(FaultDomain.values()),
        where(),
        chance.below(10_001) / 10_000.0,
        chance.maybe(chance::time),
        new Scope(chance.below(100), chance.below(100), chance.below(100)),
        chance.yes(),
        chance.texts(),
        chance.texts(),
        chance.list(() -> new RuledOut(chance.of(FaultDomain.values()), chance.text())),
        chance.maybe(() -> new NextControl(chance.text(), chance.ms())));
  }

  Change change() {
    var fields = new HashMap<String, String>();
    chance.texts().forEach(name -> fields.put(name, chance.text()));
    return new Change(
        "C-" + chance.text(),
        "deploy",
        chance.text(),
        chance.time(),
        chance.maybe(chance::text),
        fields,
        new Change.Scope(Set.copyOf(chance.texts()), Set.copyOf(chance.texts()), share()),
        chance.maybe(this::intent),
        chance.list(() -> new RolloutStep(share(), Duration.ofSeconds(chance.below(90_000)))));
  }

  private Intent intent() {
    var from = chance.time();
    return new Intent(
        chance.maybe(chance::text),
        Set.copyOf(chance.texts()),
        chance.maybe(this::money),
        chance.maybe(this::money),
        chance.maybe(this::money),
        chance.maybe(() -> from),
        chance.maybe(() -> from.plusSeconds(1L + chance.below(90_000))));
  }

  Payment payment() {
    return new Payment(
        "P-" + chance.text(),
        chance.time(),
        "S-" + chance.text(),
        money(),
        money(),
        "CNY",
        chance.list(() -> new Discount("L-" + chance.text(), chance.maybe(chance::text), money())),
        chance.maybe(chance::text),
        chance.maybe(chance::text),
        chance.maybe(chance::text),
        chance.maybe(chance::text),
        chance.of(Payment.Status.values()),
        chance.maybe(chance::text));
  }

  private BigDecimal money() {
    return BigDecimal.valueOf(chance.below(1_000_000), chance.below(10));
  }

  private BigDecimal share() {
    return BigDecimal.valueOf(1 + chance.below(1000), 3);
  }

  private Where where() {
    return new Where(
        chance.maybe(this::carrier),
        chance.maybe(chance::text),
        chance.maybe(chance::text),
        chance.maybe(chance::text),
        chance.maybe(() -> chance.of(Layer.values())),
        chance.maybe(() -> chance.below(65536)),
        chance.maybe(() -> chance.of(Direction.values())),
        chance.maybe(chance::text),
        chance.texts());
  }

  private Step step() {
    var stage = chance.of(Stage.values());
    return new Step(
        stage, outcome(), chance.ms(), chance.maybe(chance::text), evidence.of(stage, pair()));
  }

  private Outcome outcome() {
    return switch (chance.below(3)) {
      case 0 -> Outcome.OK;
      case 1 -> new Outcome.Failed(chance.of(Failure.values()));
      default -> new Outcome.Unclassified(chance.text().strip());
    };
  }

  private ControlPair pair() {
    return new ControlPair(chance.text(), chance.of(ControlPair.Factor.values()), chance.text());
  }

  private Carrier carrier() {
    return new Carrier(chance.of("telecom", "unicom", "mobile", "broadnet", "other", "cloud:a-1"));
  }

  private Vantage vantage() {
    return new Vantage(
        carrier(),
        chance.of("beijing", "inner-mongolia", "unknown"),
        chance.of(Access.values()),
        chance.of(Side.values()));
  }

  private Target target() {
    return new Target(
        "t" + chance.text(),
        chance.of(Scheme.values()),
        chance.of("shop.example", "xn--fiqs8s.example", "2001:db8::1", "192.0.2.7"),
        1 + chance.below(65535),
        "/" + chance.text(),
        chance.of(Side.values()),
        chance.of(Owner.OURS, Owner.CONTROL, new Owner.Provider("pay.example")));
  }
}
