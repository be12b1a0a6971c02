package fengsui.guard.flow;

import fengsui.guard.flow.Outcome.Objection;
import fengsui.guard.flow.Outcome.Refused;
import fengsui.guard.flow.Outcome.Same;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a change goes out, step by step, and back. Going out asks for everything; going back asks
/// for nothing.
public final class Shipping {

  private static final Set<String> WATCH = Set.of("owner", "finance", "on-call");

  private final HouseRules rules;

  public Shipping(HouseRules rules) {
    this.rules = rules;
  }

  /// Takes the first step.
  public Outcome start(Passage passage, Actor by, Instant now) {
    if (passage.phase() != Phase.APPROVED) {
      return Proposing.refused(
          passage,
          "not-approved",
          "it is %s%s".formatted(passage.phase().code(), waitingFor(passage)));
    }
    var against =
        objections(
            clock(passage, now),
            over(passage, now),
            stale(passage, now),
            lock(passage, now),
            frozen(passage, now));
    if (!against.isEmpty()) {
      return new Refused(passage.phase(), against);
    }
    return out("rollout", passage, by, 0, now);
  }

  private static String waitingFor(Passage passage) {
    return passage.phase() == Phase.WAITING
        ? " for " + String.join(", ", passage.open())
        : "; only what is approved goes out";
  }

  /// Takes the next step.
  public Outcome advance(Passage passage, Actor by, Instant now) {
    if (passage.phase() != Phase.ROLLING) {
      return Proposing.refused(
          passage, "not-rolling", "it is %s; nothing to advance".formatted(passage.phase().code()));
    }
    var against =
        objections(
            clock(passage, now), over(passage, now), soon(passage, now), frozen(passage, now));
    if (!against.isEmpty()) {
      return new Refused(passage.phase(), against);
    }
    return out("advance", passage, by, passage.step() + 1, now);
  }

  private Outcome out(String what, Passage passage, Actor by, int step, Instant now) {
    var steps = passage.steps(rules);
    boolean last = step >= steps.size() - 1;
    var next =
        passage.with(last ? Phase.LIVE : Phase.ROLLING, now, Math.min(step, steps.size() - 1));
    var facts =
        Map.of("step", String.valueOf(step + 1), "share", next.share(rules).toPlainString());
    var tell = passage.urgency() == null ? WATCH : Proposing.EVERYBODY;
    return Proposing.moved(what, by, next, facts, tell);
  }

  private static List<Objection> objections(@Nullable Objection... all) {
    var real = new ArrayList<Objection>();
    for (var each : all) {
      if (each != null) {
        real.add(each);
      }
    }
    return real;
  }

  private @Nullable Objection clock(Passage passage, Instant now) {
    return now.isBefore(passage.since())
        ? new Objection("clock-skew", "its last move is later than now; set the clocks")
        : null;
  }

  private static @Nullable Objection over(Passage passage, Instant now) {
    return ended(passage, now)
        ? new Objection("expired", "the time its author gave is over; propose another")
        : null;
  }

  private static boolean ended(Passage passage, Instant now) {
    var intent = passage.change().intent();
    return intent != null && intent.to() != null && !now.isBefore(intent.to());
  }

  private @Nullable Objection stale(Passage passage, Instant now) {
    var decided = passage.decided();
    return decided == null || now.isAfter(decided.plus(rules.stands()))
        ? new Objection(
            "stale",
            "the guard decided over " + rules.stands().toHours() + " h ago; propose it anew")
        : null;
  }

  private @Nullable Objection lock(Passage passage, Instant now) {
    var opens = opens(passage);
    return now.isBefore(opens)
        ? new Objection("time-lock", "it rests for others to object; start it from " + opens)
        : null;
  }

  /// When an approved change may take its first step, but for freezes.
  public Instant opens(Passage passage) {
    return passage.urgency() == null
        ? passage.since().plus(rules.lock(passage.level()))
        : passage.since();
  }

  private @Nullable Objection frozen(Passage passage, Instant now) {
    return rules
        .freeze(now)
        .filter(_ -> passage.urgency() == null)
        .map(freeze ->
            new Objection(
                "freeze",
                "nothing goes out until %s: %s; wait, or declare an emergency"
                    .formatted(freeze.to(), freeze.why())))
        .orElse(null);
  }

  private @Nullable Objection soon(Passage passage, Instant now) {
    var next = next(passage);
    return now.isBefore(next)
        ? new Objection("too-soon", "its judges need time; take the next step from " + next)
        : null;
  }

  /// When a change that is rolling out may take its next step.
  public Instant next(Passage passage) {
    var lasting = passage.steps(rules).get(passage.step()).lasting();
    return passage.since().plus(lasting.compareTo(rules.judging()) > 0 ? lasting : rules.judging());
  }

  /// Stops it: from now on it reaches nobody.
  public Outcome halt(Passage passage, Actor by, String why, Instant now) {
    return switch (passage.phase()) {
      case ROLLING, LIVE ->
          Proposing.moved(
              "halted", by, passage.at(Phase.HALTED, now), Map.of("why", why), Proposing.EVERYBODY);
      case HALTED, ROLLED_BACK -> new Same(passage);
      case PROPOSED, BLOCKED, WAITING, APPROVED, REJECTED, EXPIRED ->
          Proposing.refused(
              passage, "not-out", "it is " + passage.phase().code() + "; nothing to stop");
    };
  }

  /// Takes it back. No phase, lock, freeze, clock or missing approval is against it.
  public Outcome rollBack(Passage passage, Actor by, String why, Instant now) {
    return passage.phase() == Phase.ROLLED_BACK
        ? new Same(passage)
        : Proposing.moved(
            "rolled-back",
            by,
            passage.at(Phase.ROLLED_BACK, now),
            Map.of("why", why, "was", passage.phase().code()),
            Proposing.EVERYBODY);
  }

  /// Ends it if its time is over.
  public Outcome expire(Passage passage, Instant now) {
    return passage.phase().over() || passage.phase() == Phase.HALTED || !ended(passage, now)
        ? new Same(passage)
        : Proposing.moved(
            "expired",
            Actor.GUARD,
            passage.at(Phase.EXPIRED, now),
            Map.of("was", passage.phase().code()),
            WATCH);
  }
}
