package fengsui.guard.flow;

import fengsui.guard.Approval;
import fengsui.guard.Decision;
import fengsui.guard.Judgement;
import fengsui.guard.Reason;
import fengsui.guard.flow.Outcome.Moved;
import fengsui.model.Change;
import fengsui.model.Change.Intent;
import fengsui.model.Change.RolloutStep;
import fengsui.model.Change.Scope;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A change and the people around it, in virtual time.
final class Ways {

  static final Instant T0 = Instant.parse("2026-11-24T04:00:00Z");
  static final Actor AUTHOR = new Actor("user author", Set.of("owner", "finance"));
  static final Actor OWNER = new Actor("user o", Set.of("owner"));
  static final Actor FINANCE = new Actor("user f", Set.of("finance"));
  static final Actor RISK = new Actor("user r", Set.of("risk"));
  static final Actor CHIEF = new Actor("user e", Set.of("executive"));
  static final Actor ALL = new Actor("user all", Set.of("owner", "finance", "risk", "executive"));

  static final Proposing PROPOSING = new Proposing(HouseRules.USUAL);
  static final Approving APPROVING = new Approving(HouseRules.USUAL);
  static final Shipping SHIPPING = new Shipping(HouseRules.USUAL);

  private static final List<String> ROLES = List.of("owner", "finance", "risk", "executive");

  private Ways() {}

  static Change change(String value) {
    return new Change(
        "C-1",
        "campaign",
        "author",
        T0,
        null,
        Map.of("type", "percent", "label", "L", "value", value),
        Scope.EVERYWHERE,
        new Intent("p", Set.of(), null, null, null, T0, T0.plus(Duration.ofDays(3))),
        List.of(
            new RolloutStep(new BigDecimal("0.1"), Duration.ofMinutes(10)),
            new RolloutStep(BigDecimal.ONE, Duration.ZERO)));
  }

  static Judgement judgement(Decision decision, int level, String hash, String... rules) {
    var reasons =
        List.of(rules).stream().map(rule -> new Reason(rule, decision, "because")).toList();
    var approval = new Approval(level, ROLES.subList(0, level));
    return new Judgement(decision, reasons, Optional.empty(), approval, hash);
  }

  static Instant minute(int minutes) {
    return T0.plus(Duration.ofMinutes(minutes));
  }

  static Moved moved(Outcome outcome) {
    if (outcome instanceof Moved moved) {
      return moved;
    }
    throw new AssertionError(outcome);
  }

  static Passage proposed() {
    return moved(PROPOSING.propose(null, change("0.1"), AUTHOR, T0)).now();
  }

  static Passage waiting(int level) {
    return moved(Proposing.decide(proposed(), judgement(Decision.REVIEW, level, "h1", "x"), T0))
        .now();
  }

  static Passage blocked(String rule) {
    return moved(Proposing.decide(proposed(), judgement(Decision.BLOCK, 3, "h1", rule), T0)).now();
  }

  static Vote vote(Actor by, int minute) {
    return new Vote(by, "", "h1", minute(minute));
  }

  /// Approved on level 2 at minute 2.
  static Passage approved() {
    var one = moved(APPROVING.approve(waiting(2), vote(OWNER, 1), minute(1))).now();
    return moved(APPROVING.approve(one, vote(FINANCE, 2), minute(2))).now();
  }

  /// On its first step since minute 7.
  static Passage rolling() {
    return moved(SHIPPING.start(approved(), OWNER, minute(7))).now();
  }

  static Passage live() {
    return moved(SHIPPING.advance(rolling(), OWNER, minute(17))).now();
  }

  static Passage in(Phase phase) {
    return switch (phase) {
      case PROPOSED -> proposed();
      case BLOCKED -> blocked("over-cap");
      case WAITING -> waiting(2);
      case APPROVED -> approved();
      case ROLLING -> rolling();
      case LIVE -> live();
      case HALTED -> moved(SHIPPING.halt(live(), OWNER, "odd", minute(20))).now();
      case ROLLED_BACK -> moved(SHIPPING.rollBack(live(), OWNER, "odd", minute(20))).now();
      case REJECTED -> moved(APPROVING.reject(waiting(2), OWNER, "no", minute(20))).now();
      case EXPIRED -> moved(SHIPPING.expire(live(), minute(3 * 24 * 60))).now();
    };
  }
}
