package fengsui.payments;

import fengsui.model.Payment;
import java.math.BigDecimal;
import java.util.List;

/// One payment as the net sees it.
final class Sample {

  private final Payment payment;
  private final long at;
  private final int hour;
  private final Spot spot;
  private final List<Spot> labels;
  private final List<Mark> marks;
  private final List<Spent> spent;
  private boolean explained;

  /// @param at epoch milliseconds
  /// @param hour of the day, 0 to 23
  /// @param spot where it happened
  /// @param labels for each discount that no campaign explains, where it stands among the payments
  ///   with its label
  /// @param marks what it carries that is watched
  /// @param spent what registered campaigns took off as they may
  Sample(
      Payment payment,
      long at,
      int hour,
      Spot spot,
      List<Spot> labels,
      List<Mark> marks,
      List<Spent> spent) {
    this.payment = payment;
    this.at = at;
    this.hour = hour;
    this.spot = spot;
    this.labels = labels;
    this.marks = marks;
    this.spent = spent;
  }

  Payment payment() {
    return payment;
  }

  long at() {
    return at;
  }

  int hour() {
    return hour;
  }

  Spot spot() {
    return spot;
  }

  List<Spot> labels() {
    return labels;
  }

  List<Mark> marks() {
    return marks;
  }

  List<Spent> spent() {
    return spent;
  }

  /// Whether an alarm explains it, so that it is evidence for no other.
  boolean explained() {
    return explained;
  }

  void explain(boolean explained) {
    this.explained = explained;
  }

  /// @param among the places of the payments among which the tag is watched
  /// @param watched whether a larger share of it would be worth an alarm
  /// @param discount the index of the discount it is about; [#WHOLE] if it is about the payment
  record Mark(Tag tag, Spot among, boolean watched, int discount) {

    static final int WHOLE = -1;
  }

  record Spent(Campaign campaign, BigDecimal off) {}

  /// Whether it is one of the payments that `place` counts.
  boolean in(Place place) {
    return spot.in(place) || labels.stream().anyMatch(each -> each.in(place));
  }

  /// Where it is in the population of `place`, which counts it.
  Spot around(Place place) {
    return labels.stream().filter(each -> each.in(place)).findFirst().orElse(spot);
  }

  boolean carries(Tag tag) {
    for (var mark : marks) {
      if (mark.tag() == tag) {
        return true;
      }
    }
    return false;
  }
}
