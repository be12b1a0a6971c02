package fengsui.payments;

import java.util.List;

/// What was seen beside what is usual, for the sentence of an alarm.
final class Levels {

  private final Counter all;
  private final Usuals usuals;
  private final Campaigns campaigns;

  /// @param all all payments
  Levels(Counter all, Usuals usuals, Campaigns campaigns) {
    this.all = all;
    this.usuals = usuals;
    this.campaigns = campaigns;
  }

  record Level(double observed, double expected) {}

  /// @param hits payments of the case in its scope
  /// @param among all payments in its scope since it began
  Level of(Case found, List<Sample> hits, long among) {
    double share = among == 0 ? 0 : (double) hits.size() / among;
    return switch (found.kind()) {
      case FORBIDDEN_SCENE, LABEL_SPIKE, SUBSIDY_BURN, VOLUME -> new Level(share, usual(found));
      case SUCCESS_RATE -> new Level(1 - share, 1 - usual(found));
      case DISCOUNT_SHIFT -> new Level(rate(found, hits), usualRate(found));
    };
  }

  private double usual(Case found) {
    return found.tags().stream().mapToDouble(this::usual).max().orElse(0);
  }

  /// The share of all payments that usually carry `tag`.
  double usual(Tag tag) {
    return (double) tag.taught() / Math.max(1, Usuals.sum(all.taught()));
  }

  /// How many of `hits` would usually carry `tag`, by their scenes.
  double usual(Tag tag, List<Sample> hits) {
    double sum = 0;
    for (var hit : hits) {
      var scene = hit.spot().scene();
      double everywhere = usual(tag);
      sum +=
          scene == null
              ? everywhere
              : usuals.share(tag.watch(scene), scene, hit.hour(), everywhere);
    }
    return sum;
  }

  /// The mean share of the amount that the discounts in question take off.
  private static double rate(Case found, List<Sample> hits) {
    return hits.stream()
        .mapToDouble(hit ->
            Tally.off(hit, found.tags()).doubleValue()
                / Math.max(0.01, hit.payment().amount().abs().doubleValue()))
        .average()
        .orElse(0);
  }

  private double usualRate(Case found) {
    for (var tag : found.tags()) {
      var campaign = campaigns.find(tag.name());
      if (campaign != null && campaign.type() == Campaign.Type.PERCENT) {
        return campaign.value().doubleValue();
      }
      if (tag.label() != null) {
        return tag.label().meanRate();
      }
    }
    return 0;
  }
}
