package fengsui.guard;

import static fengsui.guard.ManifestRules.plain;

import fengsui.payments.Campaign;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Whether a campaign resembles its siblings and its label's past: a wrong template, and a value in
/// another unit, show here.
final class LikenessRules {

  /// From this many times the largest or below this part of the smallest sibling's value, somebody
  /// must look.
  private static final BigDecimal FAR = new BigDecimal(3);

  /// From this on, nobody means it.
  private static final BigDecimal ABSURD = new BigDecimal(8);

  /// Slips of a unit: fen for yuan, percent for fraction, grams for the Chinese pound, a zero more.
  private static final List<BigDecimal> UNITS =
      List.of(new BigDecimal(10), new BigDecimal(100), new BigDecimal(500), new BigDecimal(1_000));

  private static final BigDecimal CLOSE = new BigDecimal("0.05");

  private LikenessRules() {}

  static List<Reason> of(Question question) {
    var reasons = new ArrayList<Reason>();
    fields(question.campaign(), reasons);
    if (question.siblings().number() > 0) {
      template(question, reasons);
      value(question, reasons);
    } else {
      label(question, reasons);
    }
    labelElsewhere(question, reasons);
    return reasons;
  }

  private static void fields(Campaign campaign, List<Reason> reasons) {
    if (campaign.value().signum() == 0) {
      reasons.add(Reason.block("no-value", "its value is 0: it would do nothing"));
    }
    if (campaign.type() == Campaign.Type.PERCENT
        && campaign.value().compareTo(BigDecimal.ONE) > 0) {
      reasons.add(
          Reason.block(
              "wrong-unit",
              "its value %s is %s %% of the amount: write 0.20 for 20 %%"
                  .formatted(
                      plain(campaign.value()),
                      plain(campaign.value().movePointRight(2).stripTrailingZeros()))));
    }
  }

  private static void template(Question question, List<Reason> reasons) {
    var campaign = question.campaign();
    var siblings = question.siblings();
    if (!siblings.anyOf(campaign.type())) {
      reasons.add(
          Reason.block(
              "wrong-template",
              "it takes off a %s, and all %d like it another kind"
                  .formatted(campaign.type().name().toLowerCase(Locale.ROOT), siblings.number())));
    }
    if (!siblings.labels().contains(campaign.label())) {
      reasons.add(
          Reason.block(
              "wrong-template",
              "its label is %s, and those of its template are %s"
                  .formatted(campaign.label(), String.join(", ", siblings.labels()))));
    }
  }

  private static void value(Question question, List<Reason> reasons) {
    var values = question.siblings().values(question.campaign().type());
    if (values.isEmpty()) {
      return;
    }
    var value = question.campaign().value();
    var largest = values.getLast();
    if (largest.signum() <= 0) {
      return;
    }
    var words =
        "its value is %s, and those of %d campaigns like it are %s"
            .formatted(plain(value), values.size(), range(values));
    if (value.compareTo(largest.multiply(ABSURD)) >= 0 || slip(value, values)) {
      reasons.add(Reason.block("wrong-unit", words));
    } else if (value.compareTo(largest.multiply(FAR)) >= 0) {
      reasons.add(Reason.review("unlike-siblings", words));
    } else if (value.multiply(FAR).compareTo(values.getFirst()) <= 0) {
      reasons.add(Reason.review("unlike-siblings", words));
    }
  }

  /// Nobody registered another of its label, but payments had it.
  private static void label(Question question, List<Reason> reasons) {
    var campaign = question.campaign();
    var usual = question.past().mean(campaign.label()).orElse(BigDecimal.ZERO);
    var now = question.predicted().map(Predicted::perPayment).orElse(BigDecimal.ZERO);
    if (usual.signum() <= 0 || now.compareTo(usual.multiply(FAR)) < 0) {
      return;
    }
    var words =
        "it would take %s off a payment, where %s took off %s until now"
            .formatted(plain(now), campaign.label(), plain(usual));
    reasons.add(
        now.compareTo(usual.multiply(ABSURD)) >= 0
            ? Reason.block("wrong-unit", words)
            : Reason.review("unlike-siblings", words));
  }

  private static String range(List<BigDecimal> values) {
    return values.getFirst().compareTo(values.getLast()) == 0
        ? plain(values.getFirst())
        : plain(values.getFirst()) + " to " + plain(values.getLast());
  }

  /// Whether the value is that of the middle sibling in another unit, and beyond all of them.
  private static boolean slip(BigDecimal value, List<BigDecimal> values) {
    var middle = values.get(values.size() / 2);
    if (values.size() < 2 || value.compareTo(values.getLast()) <= 0 || middle.signum() <= 0) {
      return false;
    }
    var ratio = value.divide(middle, MathContext.DECIMAL64);
    return UNITS.stream()
        .anyMatch(unit -> ratio.subtract(unit).abs().compareTo(unit.multiply(CLOSE)) <= 0);
  }

  /// Whether a label is given where it never was: it was bought for rents, and is now on all.
  private static void labelElsewhere(Question question, List<Reason> reasons) {
    var campaign = question.campaign();
    var usual = new TreeSet<>(question.past().scenes(campaign.label()));
    var ofLabel =
        question.registered().stream()
            .filter(other -> other.label().equals(campaign.label()))
            .filter(other -> !other.id().equals(campaign.id()))
            .toList();
    if (ofLabel.stream().anyMatch(other -> other.scenes().isEmpty())) {
      return;
    }
    ofLabel.forEach(other -> usual.addAll(other.scenes()));
    if (usual.isEmpty()) {
      return;
    }
    var set = question.change().scope().scenes();
    var beyond = new TreeSet<>(set);
    beyond.removeAll(usual);
    if (!set.isEmpty() && beyond.isEmpty()) {
      return;
    }
    var meant =
        question.change().intent() == null ? Set.<String>of() : question.change().intent().scenes();
    var words =
        "%s was only ever on %s, and would now be on %s"
            .formatted(
                campaign.label(),
                String.join(", ", usual),
                set.isEmpty() ? "all scenes" : String.join(", ", beyond));
    reasons.add(
        !set.isEmpty() && meant.containsAll(beyond)
            ? Reason.review("label-elsewhere", words)
            : Reason.block("label-elsewhere", words));
  }
}
