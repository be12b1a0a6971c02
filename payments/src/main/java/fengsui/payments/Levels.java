package fengsui.payments;

import java.util.List;
import java.util.Objects;

/// What was seen beside what is usual, for the sentence of an alarm.
final class Levels {

  /// A tag that was taught so often has scenes of its own.
  private static final long KNOWN = 200;

  /// So large a part of a scene's payments carries what lives there.
  private static final double AT_HOME = 0.001;

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
      case FORBIDDEN_SCENE -> new Level(share, usual(found));
      case LABEL_SPIKE -> new Level(share, Math.max(usual(found), planned(found)));
      case SUBSIDY_BURN -> new Level(perMinute(found, hits), plan(found));
      case VOLUME -> throw new IllegalArgumentException("no case is about volume");
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

  /// The share of people that a campaign was to reach; 0 where none said.
  private double planned(Case found) {
    return found.tags().stream()
        .filter(tag -> tag.sort() == Tag.Sort.SHARE)
        .map(tag -> campaigns.find(tag.name()))
        .filter(Objects::nonNull)
        .mapToDouble(campaign -> campaign.change().scope().share().doubleValue())
        .max()
        .orElse(0);
  }

  private double plan(Case found) {
    return found.wholly().stream()
        .map(campaigns::find)
        .filter(Objects::nonNull)
        .mapToDouble(Campaign::perMinute)
        .sum();
  }

  private static double perMinute(Case found, List<Sample> hits) {
    double off = hits.stream().mapToDouble(hit -> found.off(hit).doubleValue()).sum();
    return off / Math.max(1, found.last() - found.since()) * 60_000;
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

  /// Whether a payment is on a scene where `tag` lives; what is hardly known lives everywhere.
  boolean home(Tag tag, Sample sample) {
    var scene = sample.spot().scene();
    if (scene == null || tag.taught() < KNOWN) {
      return true;
    }
    long there = Usuals.sum(scene.taught());
    return there == 0 || Usuals.sum(tag.watch(scene).taught()) >= AT_HOME * there;
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
