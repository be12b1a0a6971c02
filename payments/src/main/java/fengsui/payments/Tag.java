package fengsui.payments;

import fengsui.model.Alarm.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that payments carry and whose share among them is watched. There is one object for
/// each.
///
/// @see Tags
final class Tag {

  /// What it is about; the strongest words for a cause first.
  enum Sort {
    /// a discount that its campaign does not allow
    BREACH,
    /// a label, on a discount that no campaign explains
    LABEL,
    /// a campaign that nobody registered
    CAMPAIGN,
    /// how large a share of the amount a label takes off
    RATE,
    /// how much money a label takes off
    AMOUNT,
    /// how large a share several discounts take off together
    STACK,
    /// a campaign on more payments than it may be
    SHARE,
    /// a campaign that spends more money than planned
    BURN,
    /// a failed payment
    FAILED
  }

  private final Sort sort;
  private final String name;
  private final @Nullable Breach breach;
  private final int bin;
  private final @Nullable Label label;
  private @Nullable Watch[] watches = new @Nullable Watch[1];
  private long hits;

  Tag(Sort sort, String name, @Nullable Breach breach, int bin) {
    this(sort, name, breach, bin, null);
  }

  /// What `label` takes off.
  Tag(Sort sort, Label label, String name, int bin) {
    this(sort, name, null, bin, label);
  }

  private Tag(Sort sort, String name, @Nullable Breach breach, int bin, @Nullable Label label) {
    this.sort = sort;
    this.label = label;
    this.name = name;
    this.breach = breach;
    this.bin = bin;
  }

  Sort sort() {
    return sort;
  }

  /// The label or the campaign it is about; empty where it is about neither.
  String name() {
    return name;
  }

  /// Whose rates or amounts it is about.
  @Nullable Label label() {
    return label;
  }

  @Nullable Breach breach() {
    return breach;
  }

  /// Of a rate or an amount, which class of it.
  int bin() {
    return bin;
  }

  Kind kind() {
    return switch (sort) {
      case BREACH -> breach == null ? Kind.DISCOUNT_SHIFT : breach.kind();
      case LABEL, CAMPAIGN, SHARE -> Kind.LABEL_SPIKE;
      case BURN -> Kind.SUBSIDY_BURN;
      case RATE, AMOUNT, STACK -> Kind.DISCOUNT_SHIFT;
      case FAILED -> Kind.SUCCESS_RATE;
    };
  }

  /// How many payments carried it while the net watched and no alarm explained them.
  long hits() {
    return hits;
  }

  void hit() {
    hits++;
  }

  /// The watch of this tag among the payments of `place`. Places of one tag are of one population.
  Watch watch(Place place) {
    int number = place.number();
    if (number >= watches.length) {
      watches = Arrays.copyOf(watches, Math.max(number + 1, watches.length * 2));
    }
    var watch = watches[number];
    if (watch == null) {
      boolean all = place.attribute() == Place.Attribute.ALL;
      watch = new Watch(this, place, all ? Watch.THRESHOLD_FOR_ALL : Watch.THRESHOLD);
      watches[number] = watch;
    }
    return watch;
  }

  /// Watches so far.
  List<Watch> watches() {
    var all = new ArrayList<Watch>();
    for (var watch : watches) {
      if (watch != null) {
        all.add(watch);
      }
    }
    return all;
  }

  /// How many payments with it were taught, of all of its population.
  long taught() {
    var all = watches[0];
    return all == null ? 0 : Usuals.sum(all.taught());
  }

  @Override
  public String toString() {
    return sort + " " + name + " " + (breach == null ? bin : breach);
  }
}
