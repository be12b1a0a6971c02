package fengsui.guard;

import fengsui.guard.policy.Policies;
import fengsui.model.Change;
import fengsui.model.Payment;
import fengsui.payments.Campaign;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides about one change: give it the payments that were, then ask.
///
/// A change that cannot be read is blocked. A change that takes an earlier one back (it names it in
/// its field `rollbackOf`) is never blocked.
public final class Guard {

  private static final String ROLLBACK = "rollbackOf";

  private final Change change;
  private final List<Campaign> registered;
  private final Policies policies;
  private final Past past = new Past();
  private final @Nullable Campaign campaign;
  private final @Nullable Backtest backtest;
  private final List<Reason> unreadable = new ArrayList<>();

  /// @param registered the changes that are planned or live, of whatever kind
  public Guard(Change change, List<Change> registered) {
    this(change, registered, Policies.none());
  }

  /// @param policies rules of the house's own
  public Guard(Change change, List<Change> registered, Policies policies) {
    this.change = change;
    this.policies = policies;
    this.registered = Siblings.campaigns(registered);
    this.campaign = read(change);
    this.backtest = campaign == null ? null : new Backtest(campaign);
  }

  private @Nullable Campaign read(Change proposed) {
    try {
      return Campaign.of(proposed).orElse(null);
    } catch (IllegalArgumentException e) {
      unreadable.add(Reason.block("fields", String.valueOf(e.getMessage())));
      return null;
    }
  }

  /// Takes a payment of the history.
  public void replay(Payment payment) {
    past.add(payment);
    if (backtest != null) {
      backtest.replay(payment);
    }
  }

  /// Returns what is to become of the change.
  public Judgement judge() {
    Optional<Predicted> predicted = backtest == null ? Optional.empty() : backtest.predicted();
    var reasons = reasons(predicted);
    var decision = reasons.stream().map(Reason::decision).reduce(Decision.ALLOW, Decision::or);
    boolean everywhere = campaign != null && change.scope().scenes().isEmpty();
    var approval = Approval.of(predicted, everywhere, decision != Decision.ALLOW);
    return new Judgement(decision, reasons, predicted, approval, Content.hash(change));
  }

  private List<Reason> reasons(Optional<Predicted> predicted) {
    if (change.fields().containsKey(ROLLBACK)) {
      return List.of();
    }
    var reasons = new ArrayList<>(unreadable);
    if (campaign != null) {
      var siblings = Siblings.of(campaign, registered);
      var question = new Question(campaign, registered, siblings, past, predicted);
      reasons.addAll(ManifestRules.of(question));
      reasons.addAll(LikenessRules.of(question));
      reasons.addAll(MoneyRules.of(question));
    } else if (unreadable.isEmpty()) {
      reasons.addAll(OtherRules.of(change));
    }
    reasons.addAll(policies.of(change, predicted));
    reasons.sort(Comparator.comparing(Reason::decision).reversed());
    return reasons;
  }
}
