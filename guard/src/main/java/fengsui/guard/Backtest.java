package fengsui.guard;

import fengsui.model.Payment;
import fengsui.model.Payment.Discount;
import fengsui.model.Payment.Status;
import fengsui.payments.Campaign;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Replays a campaign over payments that were, and adds up what it would have taken off, minute by
/// minute of the payments' own time.
///
/// A percentage is taken of the amount, rounded half up to the fen, at most the cap, and at most
/// what was left to pay; what the payment really got from the same campaign is taken back first.
/// Refunds and failed payments get nothing. Where the campaign reaches a share of people only, that
/// share of the money is predicted. Of a history longer than [#LONGEST] the end counts.
public final class Backtest {

  /// A day and a night.
  public static final Duration LONGEST = Duration.ofHours(24);

  private static final long MINUTE = 60_000;
  private static final long FNV = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;
  private static final long MIXER = 0x9e3779b97f4a7c15L;

  /// A history so short is used with the minutes in which it begins and ends.
  private static final int SHORT = 10;

  private final Campaign campaign;
  private final double share;
  private final Set<String> scenes;
  private final Set<String> regions;
  private final Set<String> meant;
  private final Map<Long, Minute> minutes = new HashMap<>();
  private Minute current = new Minute(Long.MIN_VALUE);
  private @Nullable String currency;
  private BigDecimal most = BigDecimal.ZERO;

  public Backtest(Campaign campaign) {
    this.campaign = campaign;
    this.share = campaign.change().scope().share().doubleValue();
    this.scenes = campaign.change().scope().scenes();
    this.regions = campaign.change().scope().regions();
    var intent = campaign.change().intent();
    this.meant = intent == null ? Set.of() : intent.scenes();
  }

  private static final class Minute {

    private final long number;
    private long payments;
    private long hits;
    private long outside;
    private long free;
    private BigDecimal off = BigDecimal.ZERO;
    private BigDecimal usual = BigDecimal.ZERO;

    private Minute(long number) {
      this.number = number;
    }
  }

  /// Replays it over one payment.
  public void replay(Payment payment) {
    if (payment.refund() || payment.status() == Status.FAILED) {
      return;
    }
    var minute = minute(payment.at().toEpochMilli());
    minute.payments++;
    currency = currency == null ? payment.currency() : currency;
    boolean counted = payment.currency().equals(currency);
    if (counted && !payment.discounts().isEmpty()) {
      minute.usual = minute.usual.add(payment.discounted());
    }
    if (covers(payment)) {
      hit(payment, minute, counted);
    }
  }

  private Minute minute(long at) {
    long number = Math.floorDiv(at, MINUTE);
    if (current.number != number) {
      current = minutes.computeIfAbsent(number, Minute::new);
    }
    return current;
  }

  private boolean covers(Payment payment) {
    return (scenes.isEmpty() || scenes.contains(payment.scene()))
        && (regions.isEmpty() || (payment.region() != null && regions.contains(payment.region())))
        && (share == 1 || luck(payment) < share);
  }

  /// From 0 to 1, the same for all payments of one person.
  private double luck(Payment payment) {
    long hash = FNV;
    var person = campaign.id() + '/' + (payment.user() == null ? payment.id() : payment.user());
    for (int i = 0; i < person.length(); i++) {
      hash = (hash ^ person.charAt(i)) * PRIME;
    }
    hash = (hash ^ (hash >>> 31)) * MIXER;
    return ((hash ^ (hash >>> 29)) >>> 11) * 0x1p-53;
  }

  private void hit(Payment payment, Minute minute, boolean counted) {
    var left = left(payment);
    var off = off(payment.amount()).min(left);
    if (off.signum() <= 0) {
      return;
    }
    minute.hits++;
    minute.outside += meant.isEmpty() || meant.contains(payment.scene()) ? 0 : 1;
    minute.free += off.compareTo(left) == 0 ? 1 : 0;
    if (counted) {
      minute.off = minute.off.add(off);
      most = most.max(off);
    }
  }

  /// What there was to pay without this campaign.
  private BigDecimal left(Payment payment) {
    var left = payment.paid();
    for (var discount : payment.discounts()) {
      left = same(discount) ? left.add(discount.amount()) : left;
    }
    return left;
  }

  private boolean same(Discount discount) {
    return campaign.id().equals(discount.campaign());
  }

  private BigDecimal off(BigDecimal amount) {
    var off =
        switch (campaign.type()) {
          case PERCENT -> amount.multiply(campaign.value()).setScale(2, RoundingMode.HALF_UP);
          case AMOUNT -> campaign.value();
        };
    return campaign.cap() == null ? off : off.min(campaign.cap());
  }

  /// Returns what it would have done; nothing if there was no payment.
  public Optional<Predicted> predicted() {
    if (minutes.isEmpty()) {
      return Optional.empty();
    }
    long last = minutes.keySet().stream().mapToLong(each -> each).max().orElseThrow();
    long first = minutes.keySet().stream().mapToLong(each -> each).min().orElseThrow();
    if (last - first >= SHORT) {
      first++; // the first and the last minute may have begun before, and ended after, the file
      last--;
    }
    return Optional.of(predicted(Math.max(first, last - LONGEST.toMinutes() + 1), last));
  }

  private Predicted predicted(long first, long last) {
    var all = new Minute(first);
    for (long number = first; number <= last; number++) {
      add(minutes.getOrDefault(number, new Minute(number)), all);
    }
    long count = last - first + 1;
    var perMinute = perMinute(first, last);
    return new Predicted(
        count,
        all.hits,
        all.payments == 0 ? 0 : (double) all.hits / all.payments,
        all.hits == 0 ? BigDecimal.ZERO : divided(all.off, all.hits),
        most,
        money(percentile(perMinute, 0.50)),
        money(percentile(perMinute, 0.95)),
        total(first, last),
        all.outside,
        all.free,
        divided(all.usual, count));
  }

  /// The money off each minute at the times of the day in which it would be live, in order; of all
  /// minutes if the history has none at those times.
  private List<BigDecimal> perMinute(long first, long last) {
    var live = new ArrayList<BigDecimal>();
    var all = new ArrayList<BigDecimal>();
    var times = LiveTimes.of(campaign.change().intent());
    for (long number = first; number <= last; number++) {
      var off = minutes.getOrDefault(number, new Minute(number)).off;
      all.add(off);
      if (times.get((int) Math.floorMod(number, LiveTimes.DAY))) {
        live.add(off);
      }
    }
    var chosen = live.isEmpty() ? all : live;
    chosen.sort(null);
    return chosen;
  }

  private static void add(Minute one, Minute to) {
    to.payments += one.payments;
    to.hits += one.hits;
    to.outside += one.outside;
    to.free += one.free;
    to.off = to.off.add(one.off);
    to.usual = to.usual.add(one.usual);
  }

  private static BigDecimal money(BigDecimal exact) {
    return exact.setScale(2, RoundingMode.HALF_UP);
  }

  private static BigDecimal divided(BigDecimal sum, long by) {
    return sum.divide(BigDecimal.valueOf(by), 2, RoundingMode.HALF_UP);
  }

  /// The smallest value that `part` of all values do not exceed.
  private static BigDecimal percentile(List<BigDecimal> sorted, double part) {
    return sorted.get((int) Math.ceil(part * sorted.size()) - 1);
  }

  private Optional<BigDecimal> total(long first, long last) {
    var intent = campaign.change().intent();
    if (intent == null || intent.to() == null) {
      return Optional.empty();
    }
    var from = intent.from() == null ? campaign.change().at() : intent.from();
    var means = hourlyMeans(first, last);
    var sum = BigDecimal.ZERO;
    var counts = LiveTimes.byHour(from, intent.to());
    for (int hour = 0; hour < LiveTimes.HOURS; hour++) {
      sum = sum.add(means.get(hour).multiply(BigDecimal.valueOf(counts[hour])));
    }
    return Optional.of(money(sum));
  }

  /// The mean money off a minute by the hour of the day; of an hour that the history lacks, that of
  /// all minutes.
  private List<BigDecimal> hourlyMeans(long first, long last) {
    var sums = new BigDecimal[LiveTimes.HOURS];
    var counts = new long[LiveTimes.HOURS];
    var all = BigDecimal.ZERO;
    for (long number = first; number <= last; number++) {
      int hour = LiveTimes.hour(number);
      var minute = minutes.get(number);
      var off = minute == null ? BigDecimal.ZERO : minute.off;
      sums[hour] = sums[hour] == null ? off : sums[hour].add(off);
      counts[hour]++;
      all = all.add(off);
    }
    var means = new ArrayList<BigDecimal>();
    for (int hour = 0; hour < LiveTimes.HOURS; hour++) {
      means.add(
          counts[hour] == 0 ? divided(all, last - first + 1) : divided(sums[hour], counts[hour]));
    }
    return means;
  }
}
