package fengsui.guard;

import fengsui.model.Change.Intent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Whether a campaign will do what its author means: scenes, money off one payment, budget, rate,
/// and its end.
final class ManifestRules {

  /// So many times the rate that its author expects is looked at, and more is another campaign.
  private static final BigDecimal MORE = new BigDecimal("1.5");

  private static final BigDecimal FAR_MORE = new BigDecimal(3);

  /// Up to so many times the budget the prediction may be wrong rather than the budget.
  private static final BigDecimal BEYOND = new BigDecimal("1.2");

  private ManifestRules() {}

  static List<Reason> of(Question question) {
    var reasons = new ArrayList<Reason>();
    var intent = question.change().intent();
    if (intent == null) {
      reasons.add(
          Reason.block("no-intent", "nobody says what it is for, for which scenes and until when"));
      return reasons;
    }
    end(question, intent, reasons);
    scenes(question, intent, reasons);
    perPayment(question, intent, reasons);
    budget(question, intent, reasons);
    rate(question, intent, reasons);
    return reasons;
  }

  private static void end(Question question, Intent intent, List<Reason> reasons) {
    if (intent.to() == null) {
      reasons.add(Reason.block("no-expiry", "it never ends: give the time at which it ends"));
    } else if (!intent.to().isAfter(question.change().at())) {
      reasons.add(
          Reason.block("expired", "it ended at " + intent.to() + ", before it was proposed"));
    }
  }

  private static void scenes(Question question, Intent intent, List<Reason> reasons) {
    if (intent.scenes().isEmpty()) {
      return;
    }
    var set = question.change().scope().scenes();
    var beyond = new TreeSet<>(set);
    beyond.removeAll(intent.scenes());
    if (set.isEmpty() || !beyond.isEmpty()) {
      long outside = question.predicted().map(Predicted::outsideIntent).orElse(0L);
      reasons.add(
          Reason.block(
              "forbidden-scene",
              "it is meant for %s but set to %s: in a day like the last, %d payments that it is not meant for would get it"
                  .formatted(
                      String.join(", ", new TreeSet<>(intent.scenes())),
                      set.isEmpty() ? "all scenes" : String.join(", ", new TreeSet<>(set)),
                      outside)));
    }
  }

  private static void perPayment(Question question, Intent intent, List<Reason> reasons) {
    var limit = intent.maxPerPayment();
    if (limit == null) {
      return;
    }
    var most = most(question);
    if (most.compareTo(limit) > 0) {
      reasons.add(
          Reason.block(
              "over-cap",
              "one payment would get %s off, where its author allows %s"
                  .formatted(plain(most), plain(limit))));
    }
  }

  /// The most that one payment gets, by its fields or by the payments that were.
  private static BigDecimal most(Question question) {
    var campaign = question.campaign();
    var seen = question.predicted().map(Predicted::most).orElse(BigDecimal.ZERO);
    return switch (campaign.type()) {
      case AMOUNT ->
          campaign.cap() == null ? campaign.value() : campaign.value().min(campaign.cap());
      case PERCENT -> campaign.cap() == null ? seen : campaign.cap();
    };
  }

  private static void budget(Question question, Intent intent, List<Reason> reasons) {
    var total = question.predicted().flatMap(Predicted::total);
    var budget = intent.budget();
    if (budget == null || total.isEmpty()) {
      return;
    }
    var words =
        "until it ends it would take off %s, of a budget of %s"
            .formatted(plain(total.get()), plain(budget));
    if (total.get().compareTo(budget.multiply(BEYOND)) > 0) {
      reasons.add(Reason.block("over-budget", words));
    } else if (total.get().compareTo(budget) > 0) {
      reasons.add(Reason.review("over-budget", words));
    }
  }

  private static void rate(Question question, Intent intent, List<Reason> reasons) {
    var expected = intent.ratePerMinute();
    if (expected == null || question.predicted().isEmpty()) {
      return;
    }
    var predicted = question.predicted().get();
    var words =
        "it would take off %s a minute (%s in a busy one), where its author expects %s"
            .formatted(plain(predicted.p50()), plain(predicted.p95()), plain(expected));
    if (predicted.p50().compareTo(expected.multiply(FAR_MORE)) > 0) {
      reasons.add(Reason.block("over-rate", words));
    } else if (predicted.p50().compareTo(expected.multiply(MORE)) > 0
        || predicted.p95().compareTo(expected.multiply(FAR_MORE)) > 0) {
      reasons.add(Reason.review("over-rate", words));
    }
  }

  static String plain(BigDecimal money) {
    return money.toPlainString();
  }
}
