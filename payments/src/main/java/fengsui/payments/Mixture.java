package fengsui.payments;

import fengsui.payments.Place.Attribute;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Whether more payments with a tag are only other payments than usual: twice as many train tickets
/// bring twice as many of the label that tickets carry, and nothing is wrong.
final class Mixture {

  private static final double DEVIATIONS = 4;

  private final Usuals usuals;

  Mixture(Usuals usuals) {
    this.usuals = usuals;
  }

  /// Returns whether `hits` of the payments `among`, all in the place of `watch`, are usual for the
  /// scenes, or the regions, channels or merchants, that they have.
  boolean explains(Watch watch, Place place, int hits, List<Sample> among) {
    for (var attribute : Attribute.values()) {
      if (attribute != Attribute.ALL
          && attribute != place.attribute()
          && explains(attribute, watch, place, hits, among)) {
        return true;
      }
    }
    return false;
  }

  private boolean explains(Attribute by, Watch watch, Place place, int hits, List<Sample> among) {
    double usual = Usuals.sum(watch.taught()) / (double) Math.max(1, Usuals.sum(place.taught()));
    Map<Place, Double> shares = new HashMap<>();
    double expected = 0;
    double variance = 0;
    for (var sample : among) {
      var there = sample.around(place).at(by);
      if (there == null) {
        return false;
      }
      double share =
          shares.computeIfAbsent(
              there, each -> usuals.share(watch.tag().watch(each), each, sample.hour(), usual));
      expected += share;
      variance += share * (1 - share);
    }
    return hits <= expected + DEVIATIONS * Math.sqrt(variance);
  }
}
