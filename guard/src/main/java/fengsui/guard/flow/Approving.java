package fengsui.guard.flow;

import fengsui.guard.flow.Outcome.Objection;
import fengsui.guard.flow.Outcome.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who agrees to a change. A place is filled once, a person counts once, whoever had a hand in it
/// never.
public final class Approving {

  private final HouseRules rules;

  public Approving(HouseRules rules) {
    this.rules = rules;
  }

  /// Takes a vote that arrived at `now`.
  public Outcome approve(Passage passage, Vote vote, Instant now) {
    var role = role(passage, vote);
    var objection = against(passage, vote, role, now);
    if (objection != null) {
      return new Refused(passage.phase(), List.of(objection));
    }
    var all = new ArrayList<>(passage.approvals());
    all.add(new Signature(role, vote.by().name(), now, vote.contentHash()));
    boolean last = passage.open().size() == 1;
    var next = passage.approvedBy(all, last ? Phase.APPROVED : Phase.WAITING, now);
    var facts = Map.of("role", role, "open", String.join(" ", next.open()));
    var tell = new HashSet<>(last ? passage.needed() : next.open());
    if (passage.urgency() != null) {
      tell.addAll(Proposing.EVERYBODY);
    }
    return Proposing.moved("approved", vote.by(), next, facts, tell);
  }

  private static String role(Passage passage, Vote vote) {
    if (!vote.role().isEmpty()) {
      return vote.role();
    }
    return passage.open().stream().filter(vote.by().roles()::contains).findFirst().orElse("");
  }

  private @Nullable Objection against(Passage passage, Vote vote, String role, Instant now) {
    var decided = passage.decided();
    if (passage.phase() != Phase.WAITING || decided == null) {
      return passage.phase() == Phase.PROPOSED
          ? new Objection("not-decided", "the guard has not decided; ask it again")
          : new Objection(
              "not-waiting", "it is " + passage.phase().code() + "; nothing to approve");
    }
    if (!vote.contentHash().equals(passage.contentHash())) {
      return new Objection("other-content", "it was edited since; look at what it says now");
    }
    if (vote.at().isAfter(now.plus(rules.skew()))) {
      return new Objection("clock-skew", "the approval is from the future; set the clocks");
    }
    if (vote.at().isBefore(decided.minus(rules.skew())) || now.isBefore(decided)) {
      return new Objection(
          "clock-skew", "the approval is older than what it approves; set the clocks");
    }
    if (now.isAfter(decided.plus(rules.stands()))) {
      return new Objection(
          "stale", "the guard decided over " + rules.stands().toHours() + " h ago; ask it again");
    }
    return againstPerson(passage, vote.by(), role);
  }

  private static @Nullable Objection againstPerson(Passage passage, Actor by, String role) {
    if (passage.hands().stream().anyMatch(by::is)) {
      return new Objection("own-change", "who wrote or edited it does not approve it; ask others");
    }
    if (passage.approvals().stream().anyMatch(each -> by.is(each.who()))) {
      return new Objection(
          "counted-already", "you approved it before; the other places are others'");
    }
    if (role.isEmpty() || !by.roles().contains(role)) {
      return new Objection(
          "not-in-role",
          "it still needs %s, and you are %s; ask them"
              .formatted(words(passage.open()), words(List.copyOf(by.roles()))));
    }
    if (!passage.needed().contains(role)) {
      return new Objection("not-needed", "it needs no approval of " + role + "; nothing to do");
    }
    return passage.open().contains(role)
        ? null
        : new Objection("taken", "somebody else approved it as " + role + "; nothing to do");
  }

  private static String words(List<String> roles) {
    return roles.isEmpty() ? "nobody" : String.join(", ", roles);
  }

  /// Says no, or takes a proposal back. Whoever wrote it may, and whoever could approve it.
  public Outcome reject(Passage passage, Actor by, String why, Instant now) {
    boolean own = passage.hands().stream().anyMatch(by::is);
    if (!own && by.roles().isEmpty()) {
      return Proposing.refused(passage, "not-in-role", "you approve nothing; ask an approver");
    }
    return switch (passage.phase()) {
      case PROPOSED, BLOCKED, WAITING, APPROVED ->
          Proposing.moved(
              "rejected", by, passage.at(Phase.REJECTED, now), Map.of("why", why), Set.of("owner"));
      case REJECTED -> new Outcome.Same(passage);
      case ROLLING, LIVE, HALTED -> Proposing.refused(passage, "is-out", "it is out; roll it back");
      case ROLLED_BACK, EXPIRED ->
          Proposing.refused(passage, "over", "it is over; nothing to reject");
    };
  }
}
