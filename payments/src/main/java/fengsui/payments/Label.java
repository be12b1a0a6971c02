package fengsui.payments;

import fengsui.model.Payment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One label, on discounts that no campaign explains: its payments by place, and how much it takes
/// off.
///
/// A label that takes off a share of the amount is watched by rates, one that takes off fixed sums
/// by money, whichever it keeps to more; what it takes off above its median is watched. So neither
/// larger nor smaller purchases alarm.
final class Label {

  /// Before so many of its payments were taught, nothing is said about what it usually takes off.
  private static final long ENOUGH = 200;

  private static final long SELDOM = 100;

  private final Tag tag;
  private final Places places = new Places();
  private final Tag[] rates = new Tag[Bins.NUMBER];
  private final Tag[] amounts = new Tag[Bins.NUMBER];
  private Tag[] watched = rates;
  private int median = Integer.MAX_VALUE;

  Label(String name) {
    tag = new Tag(Tag.Sort.LABEL, name, null, 0);
    for (int bin = 0; bin < Bins.NUMBER; bin++) {
      rates[bin] = new Tag(Tag.Sort.RATE, this, name, bin);
      amounts[bin] = new Tag(Tag.Sort.AMOUNT, this, name, bin);
    }
  }

  Tag tag() {
    return tag;
  }

  Spot spot(Payment payment) {
    return places.of(payment);
  }

  Tag rate(double rate) {
    return rates[Bins.rate(rate)];
  }

  Tag amount(double money) {
    return amounts[Bins.amount(money)];
  }

  /// Whether more of `value`, a rate or an amount of this label, would be worth an alarm.
  boolean watches(Tag value) {
    return value.bin() > median && watched[value.bin()] == value;
  }

  /// All that this label hardly ever takes off and that would be worth an alarm: once one of them
  /// comes too often, the others are of the same cause.
  List<Tag> unusual() {
    long all = Usuals.sum(places.everywhere().taught());
    return Arrays.stream(watched)
        .filter(each -> watches(each) && each.taught() * SELDOM < all)
        .toList();
  }

  List<Tag> tags() {
    var all = new ArrayList<Tag>(List.of(tag));
    all.addAll(List.of(rates));
    all.addAll(List.of(amounts));
    return all;
  }

  Places places() {
    return places;
  }

  /// Looks again at what was taught.
  void relearn() {
    watched = concentration(rates) >= concentration(amounts) ? rates : amounts;
    median = median(watched);
  }

  /// The mean share of the amount that it usually takes off, as far as its classes tell.
  double meanRate() {
    double sum = 0;
    double rate = 0;
    for (var each : rates) {
      sum += each.taught();
      rate += each.taught() * Bins.middle(each.bin());
    }
    return sum == 0 ? 0 : rate / sum;
  }

  private static double concentration(Tag[] bins) {
    double sum = 0;
    double squares = 0;
    for (var bin : bins) {
      double taught = bin.taught();
      sum += taught;
      squares += taught * taught;
    }
    return sum == 0 ? 0 : squares / (sum * sum);
  }

  private static int median(Tag[] bins) {
    long all = 0;
    for (var bin : bins) {
      all += bin.taught();
    }
    if (all < ENOUGH) {
      return Integer.MAX_VALUE;
    }
    long upTo = 0;
    int median = -1;
    while (2 * upTo < all) {
      median++;
      upTo += bins[median].taught();
    }
    return median;
  }
}
