package fengsui.guard.flow;

import fengsui.guard.Judgement;
import fengsui.model.Change;
import fengsui.model.Change.RolloutStep;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One change on its way.
///
/// @param revision counted from 1; every edit is a new one
/// @param hands who proposed any of its revisions, and the authors that they named
/// @param since when it came to `phase`, or to its step
/// @param judgement what the guard said of this revision; nothing until it decided
/// @param decided when the guard decided
/// @param approvals those that count, by role
/// @param urgency nothing on the usual way
/// @param step of the rollout, counted from 0
public record Passage(
    Change change,
    int revision,
    Set<String> hands,
    Phase phase,
    Instant since,
    @Nullable Judgement judgement,
    @Nullable Instant decided,
    List<Signature> approvals,
    @Nullable Urgency urgency,
    int step) {

  private static final List<String> LOUD = List.of("owner", "finance");
  private static final List<String> OVERRIDE = List.of("owner", "finance", "risk", "executive");

  public Passage {
    hands = Set.copyOf(hands);
    approvals = List.copyOf(approvals);
  }

  /// What approvals bind to; empty until the guard decided.
  public String contentHash() {
    return judgement == null ? "" : judgement.contentHash();
  }

  /// The level of approval; 4, the highest, where the guard is overridden.
  public int level() {
    if (urgency != null && urgency.overrides()) {
      return OVERRIDE.size();
    }
    var usual = judgement == null ? OVERRIDE.size() : judgement.approval().level();
    return urgency == null ? usual : Math.max(usual, LOUD.size());
  }

  /// The places to be filled, each by another person. An emergency has two at least; one that
  /// overrides the guard has all.
  public List<String> needed() {
    if (judgement == null || (urgency != null && urgency.overrides())) {
      return OVERRIDE;
    }
    var usual = judgement.approval().roles();
    return urgency != null && usual.size() < LOUD.size() ? LOUD : usual;
  }

  /// The places that nobody filled yet.
  public List<String> open() {
    var filled = approvals.stream().map(Signature::role).collect(Collectors.toSet());
    return needed().stream().filter(role -> !filled.contains(role)).toList();
  }

  /// The steps of its rollout.
  public List<RolloutStep> steps(HouseRules rules) {
    return change.rollout().isEmpty() ? rules.steps() : change.rollout();
  }

  /// The share of the people in its scope that it reaches now.
  public BigDecimal share(HouseRules rules) {
    return switch (phase) {
      case ROLLING -> steps(rules).get(step).share();
      case LIVE -> steps(rules).getLast().share();
      case PROPOSED, BLOCKED, WAITING, APPROVED, HALTED, ROLLED_BACK, REJECTED, EXPIRED ->
          BigDecimal.ZERO;
    };
  }

  Passage at(Phase next, Instant when) {
    return with(next, when, step);
  }

  Passage with(Phase next, Instant when, int toStep) {
    return new Passage(
        change, revision, hands, next, when, judgement, decided, approvals, urgency, toStep);
  }

  Passage judged(Judgement said, Phase next, Instant when) {
    return new Passage(change, revision, hands, next, when, said, when, List.of(), null, 0);
  }

  Passage approvedBy(List<Signature> all, Phase next, Instant when) {
    return new Passage(change, revision, hands, next, when, judgement, decided, all, urgency, step);
  }

  Passage urgent(Urgency why, Instant when) {
    return new Passage(
        change, revision, hands, Phase.WAITING, when, judgement, decided, List.of(), why, 0);
  }

  Passage edited(Change next, String by, Instant when) {
    var all = new HashSet<>(hands);
    all.add(by);
    all.add(next.author());
    return new Passage(
        next, revision + 1, all, Phase.PROPOSED, when, null, null, List.of(), null, 0);
  }

  static Passage first(Change change, String by, Instant when) {
    return new Passage(
        change,
        1,
        new HashSet<>(List.of(by, change.author())),
        Phase.PROPOSED,
        when,
        null,
        null,
        List.of(),
        null,
        0);
  }
}
