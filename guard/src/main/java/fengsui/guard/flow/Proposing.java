package fengsui.guard.flow;

import fengsui.guard.Decision;
import fengsui.guard.Judgement;
import fengsui.guard.Reason;
import fengsui.guard.flow.Outcome.Moved;
import fengsui.guard.flow.Outcome.Objection;
import fengsui.guard.flow.Outcome.Refused;
import fengsui.guard.flow.Outcome.Same;
import fengsui.model.Change;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// From the proposal to the guard's decision, and the emergency path past it.
public final class Proposing {

  static final Set<String> EVERYBODY = Set.of("owner", "finance", "risk", "executive", "on-call");

  /// What no emergency excuses: nobody could tell what goes out, or when it ends.
  private static final Set<String> NEVER = Set.of("fields", "no-intent", "no-expiry", "expired");

  private static final int SHORTEST_REASON = 10;

  private final HouseRules rules;

  public Proposing(HouseRules rules) {
    this.rules = rules;
  }

  /// Takes a change, or another revision of one. The same again changes nothing, until what the
  /// guard said of it is too old.
  ///
  /// @param before what is known under its id
  public Outcome propose(@Nullable Passage before, Change change, Actor by, Instant now) {
    if (before == null) {
      var first = Passage.first(change, by.name(), now);
      return moved("proposed", by, first, Map.of("author", change.author()), Set.of());
    }
    boolean out = before.phase().out() || before.phase() == Phase.HALTED;
    if (out && before.change().equals(change)) {
      return new Same(before);
    }
    if (out) {
      return refused(
          before,
          "is-out",
          "it reaches people or is still to be taken back; roll it back first, or take another id");
    }
    if (before.change().equals(change) && !before.phase().over() && !stale(before, now)) {
      return new Same(before);
    }
    var next = before.edited(change, by.name(), now);
    return moved("edited", by, next, Map.of("author", change.author()), Set.of());
  }

  private boolean stale(Passage passage, Instant now) {
    var decided = passage.decided();
    return decided != null && now.isAfter(decided.plus(rules.stands()));
  }

  /// The guard decided.
  public static Outcome decide(Passage passage, Judgement judgement, Instant now) {
    if (passage.phase() != Phase.PROPOSED) {
      return refused(passage, "decided-already", "it was decided before; edit it to decide anew");
    }
    var next = judgement.decision() == Decision.BLOCK ? Phase.BLOCKED : Phase.WAITING;
    var decided = passage.judged(judgement, next, now);
    var rules = judgement.reasons().stream().map(Reason::rule).collect(Collectors.joining(" "));
    var facts = new TreeMap<String, String>();
    facts.put("decision", judgement.decision().code());
    facts.put("reasons", rules);
    facts.put("level", String.valueOf(decided.level()));
    judgement
        .predicted()
        .ifPresent(said -> {
          facts.put("perMinuteP95", said.p95().toPlainString());
          said.total().ifPresent(total -> facts.put("total", total.toPlainString()));
        });
    return moved("decided", Actor.GUARD, decided, facts, Set.copyOf(decided.open()));
  }

  /// The guard could not decide: the change stays where it is, and nothing may happen to it.
  public static Outcome undecided(Passage passage, String why, Instant now) {
    if (passage.phase() != Phase.PROPOSED) {
      return refused(passage, "decided-already", "it was decided before; edit it to decide anew");
    }
    var same = passage.at(Phase.PROPOSED, now);
    return moved("undecided", Actor.GUARD, same, Map.of("why", why), Set.of("on-call"));
  }

  /// Goes the emergency way: no lock and no freeze, and if need be past the guard, but two more
  /// eyes at least, a reason, and everybody hears of it. Approvals until now do not count.
  public static Outcome urge(Passage passage, Actor by, String reason, Instant now) {
    var objection = againstHaste(passage, reason);
    if (objection != null) {
      return new Refused(passage.phase(), List.of(objection));
    }
    boolean overrides = passage.phase() == Phase.BLOCKED;
    var urgent = passage.urgent(new Urgency(by.name(), reason.strip(), now, overrides), now);
    var what = overrides ? "override" : "emergency";
    return moved(what, by, urgent, Map.of("why", reason.strip()), EVERYBODY);
  }

  private static @Nullable Objection againstHaste(Passage passage, String reason) {
    if (reason.strip().length() < SHORTEST_REASON) {
      return new Objection(
          "no-reason", "an emergency needs its reason; write it in 10 characters at least");
    }
    var judgement = passage.judgement();
    if (passage.phase() == Phase.PROPOSED || judgement == null) {
      return new Objection(
          "not-decided",
          "the guard has not decided, and no emergency goes past that; ask it again");
    }
    return switch (passage.phase()) {
      case WAITING, APPROVED ->
          passage.urgency() == null
              ? null
              : new Objection("urgent-already", "it is an emergency already; approve it");
      case BLOCKED -> unexcused(judgement);
      case PROPOSED, ROLLING, LIVE, HALTED, ROLLED_BACK, REJECTED, EXPIRED ->
          new Objection("not-waiting", "it is " + passage.phase().code() + "; propose it anew");
    };
  }

  private static @Nullable Objection unexcused(Judgement judgement) {
    return judgement.reasons().stream()
        .filter(reason -> reason.decision() == Decision.BLOCK && NEVER.contains(reason.rule()))
        .findFirst()
        .map(reason ->
            new Objection(
                "never", "no emergency excuses " + reason.rule() + "; mend that and propose anew"))
        .orElse(null);
  }

  static Moved moved(
      String what, Actor by, Passage next, Map<String, String> facts, Set<String> tell) {
    return new Moved(next, Entry.of(what, by.name(), next, facts), tell);
  }

  static Refused refused(Passage passage, String rule, String why) {
    return new Refused(passage.phase(), List.of(new Objection(rule, why)));
  }
}
