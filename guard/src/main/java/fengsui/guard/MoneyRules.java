package fengsui.guard;

import static fengsui.guard.ManifestRules.plain;

import fengsui.model.Change.Intent;
import fengsui.payments.Campaign;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether a campaign gives away more than campaigns do here, by itself or on top of live ones.
final class MoneyRules {

  /// So many times the money that all campaigns take off now.
  private static final BigDecimal MUCH = new BigDecimal(5);

  private static final BigDecimal MOST_OF_IT = new BigDecimal("0.5");
  private static final double MANY = 0.5;
  private static final double SOME = 0.25;

  private MoneyRules() {}

  static List<Reason> of(Question question) {
    var reasons = new ArrayList<Reason>();
    question
        .predicted()
        .ifPresent(predicted -> {
          free(predicted, reasons);
          usual(predicted, reasons);
        });
    stacking(question, reasons);
    if (question.predicted().isEmpty()) {
      reasons.add(
          Reason.review("no-history", "there are no payments to say what it would have done"));
    }
    return reasons;
  }

  private static void free(Predicted predicted, List<Reason> reasons) {
    if (predicted.payments() == 0) {
      reasons.add(
          Reason.review(
              "no-traffic",
              "no payment of the last day would have got it: what it would do cannot be told"));
      return;
    }
    double share = (double) predicted.free() / predicted.payments();
    var words =
        String.format(
            Locale.ROOT, "of %.0f %% of the payments nothing would be left to pay", share * 100);
    if (share > MANY) {
      reasons.add(Reason.block("for-nothing", words));
    } else if (share > SOME) {
      reasons.add(Reason.review("for-nothing", words));
    }
  }

  private static void usual(Predicted predicted, List<Reason> reasons) {
    var usual = predicted.usualPerMinute();
    if (usual.signum() > 0 && predicted.p50().compareTo(usual.multiply(MUCH)) > 0) {
      reasons.add(
          Reason.review(
              "more-than-usual",
              "it would take off %s a minute, where all campaigns together now take off %s"
                  .formatted(plain(predicted.p50()), plain(usual))));
    }
  }

  /// Live campaigns on the same scenes at the same time: what they take off together.
  private static void stacking(Question question, List<Reason> reasons) {
    var campaign = question.campaign();
    if (campaign.type() != Campaign.Type.PERCENT) {
      return;
    }
    var together = campaign.value();
    var names = new ArrayList<String>();
    for (var other : question.registered()) {
      if (!other.id().equals(campaign.id())
          && other.type() == Campaign.Type.PERCENT
          && meets(campaign, other)) {
        together = together.add(other.value());
        names.add(other.id());
      }
    }
    if (!names.isEmpty() && together.compareTo(MOST_OF_IT) > 0) {
      var words =
          "with %s it would take %s %% off one payment"
              .formatted(
                  String.join(", ", names), plain(together.movePointRight(2).stripTrailingZeros()));
      reasons.add(
          together.compareTo(BigDecimal.ONE) > 0
              ? Reason.block("stacking", words)
              : Reason.review("stacking", words));
    }
  }

  private static boolean meets(Campaign one, Campaign other) {
    return meet(one.change().scope().scenes(), other.scenes())
        && meet(one.change().scope().regions(), other.change().scope().regions())
        && meet(one.change().intent(), other.change().intent());
  }

  private static boolean meet(Set<String> some, Set<String> others) {
    return some.isEmpty() || others.isEmpty() || some.stream().anyMatch(others::contains);
  }

  private static boolean meet(@Nullable Intent one, @Nullable Intent other) {
    return start(one).isBefore(end(other)) && start(other).isBefore(end(one));
  }

  private static Instant start(@Nullable Intent intent) {
    return intent == null || intent.from() == null ? Instant.MIN : intent.from();
  }

  private static Instant end(@Nullable Intent intent) {
    return intent == null || intent.to() == null ? Instant.MAX : intent.to();
  }
}
