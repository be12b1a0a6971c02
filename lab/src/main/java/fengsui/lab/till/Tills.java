package fengsui.lab.till;

import fengsui.model.Payment;
import fengsui.model.Payment.Discount;
import fengsui.model.Payment.Status;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;

/// People who pay, one after the other in event time. The same seed and offers make the same
/// payments.
///
/// Each payment draws as often from the seed whatever the offers are, so that two runs which differ
/// in their offers only have the same people buy the same things.
public final class Tills {

  private static final Draw SCENES =
      Draw.of(
          Map.ofEntries(
              Map.entry("purchase", 46),
              Map.entry("food", 18),
              Map.entry("transfer", 14),
              Map.entry("transport", 9),
              Map.entry("bill", 6),
              Map.entry("repayment", 3),
              Map.entry("rent", 1),
              Map.entry("ticket", 2),
              Map.entry("appliance", 1)));

  /// The median amount of a scene, in yuan; amounts are log-normal about it.
  private static final Map<String, Double> MEDIANS =
      Map.ofEntries(
          Map.entry("purchase", 68.0),
          Map.entry("food", 27.0),
          Map.entry("transfer", 300.0),
          Map.entry("transport", 6.0),
          Map.entry("bill", 90.0),
          Map.entry("repayment", 1500.0),
          Map.entry("rent", 3200.0),
          Map.entry("ticket", 240.0),
          Map.entry("appliance", 2100.0));

  private static final Draw REGIONS =
      Draw.of(
          Map.ofEntries(
              Map.entry("guangdong", 16),
              Map.entry("jiangsu", 11),
              Map.entry("zhejiang", 11),
              Map.entry("shandong", 9),
              Map.entry("beijing", 9),
              Map.entry("shanghai", 9),
              Map.entry("sichuan", 8),
              Map.entry("henan", 8),
              Map.entry("hubei", 7),
              Map.entry("fujian", 6),
              Map.entry("shaanxi", 4),
              Map.entry("yunnan", 2)));

  private static final Draw CHANNELS = Draw.of(Map.of("app", 62, "qr", 26, "mini", 9, "web", 3));
  private static final Draw MERCHANTS = Draw.of(Map.of("large", 30, "middle", 40, "small", 30));

  private static final int PEOPLE = 400_000;
  private static final double FAILED = 0.02;
  private static final double REFUNDED = 0.008;
  private static final double SPREAD = 0.9;

  private final SplittableRandom random;
  private final Day day;
  private final List<Offer> offers;
  private final String prefix;
  private Instant now;
  private long number;

  /// Opens them.
  ///
  /// @param prefix what the payments' ids begin with
  public Tills(long seed, String prefix, Instant from, Day day, List<Offer> offers) {
    this.random = new SplittableRandom(seed);
    this.prefix = prefix;
    this.now = from;
    this.day = day;
    this.offers = new CopyOnWriteArrayList<>(offers);
  }

  /// From the next payment on, `offer` is there too.
  public void begin(Offer offer) {
    offers.add(offer);
  }

  /// From the next payment on, nobody gets anything from the campaign any more.
  public void halt(String campaign) {
    offers.removeIf(offer -> campaign.equals(offer.campaign()));
  }

  /// Whether a campaign is live or will be.
  public boolean live(String campaign) {
    return offers.stream().anyMatch(offer -> campaign.equals(offer.campaign()));
  }

  /// Returns the next payment.
  public Payment next() {
    long wait = (long) (-Math.log(1 - random.nextDouble()) / day.rate(now) * 1e9);
    now = now.plusNanos(Math.min(wait, Duration.ofHours(1).toNanos()));
    var scene = SCENES.next(random);
    var region = REGIONS.next(random);
    var amount = amount(scene);
    double luck = random.nextDouble();
    double fate = random.nextDouble();
    var discounts = discounts(scene, region, amount, luck);
    return payment(scene, region, sign(amount, discounts, fate), fate);
  }

  private record Money(BigDecimal amount, List<Discount> discounts) {

    BigDecimal paid() {
      return discounts.stream().map(Discount::amount).reduce(amount, BigDecimal::subtract);
    }
  }

  /// A refund gives back what was paid and takes back what was given.
  private static Money sign(BigDecimal amount, List<Discount> discounts, double fate) {
    if (fate < 1 - REFUNDED) {
      return new Money(amount, discounts);
    }
    var back =
        discounts.stream()
            .map(off -> new Discount(off.label(), off.campaign(), off.amount().negate()))
            .toList();
    return new Money(amount.negate(), back);
  }

  private Payment payment(String scene, String region, Money money, double fate) {
    return new Payment(
        prefix + number++,
        now.truncatedTo(ChronoUnit.MILLIS),
        scene,
        money.amount(),
        money.paid(),
        "CNY",
        money.discounts(),
        MERCHANTS.next(random),
        region,
        CHANNELS.next(random),
        "u" + Integer.toHexString(random.nextInt(PEOPLE)),
        fate < FAILED ? Status.FAILED : Status.SUCCESS,
        null);
  }

  private BigDecimal amount(String scene) {
    double normal =
        Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
            * Math.cos(2 * Math.PI * random.nextDouble());
    double amount = MEDIANS.getOrDefault(scene, 50.0) * Math.exp(SPREAD * normal);
    return BigDecimal.valueOf(Math.clamp(amount, 0.01, 200_000)).setScale(2, RoundingMode.HALF_UP);
  }

  /// A payer has luck of their own with each offer, the same whichever other offers there are.
  private List<Discount> discounts(String scene, String region, BigDecimal amount, double luck) {
    var all = new ArrayList<Discount>();
    var left = amount;
    for (var offer : offers) {
      double own = fraction(luck * 7919 + offer.label().hashCode() * 0.6180339887498949);
      var off = offer.on(now, scene, region, amount, left, own);
      if (off.isPresent()) {
        all.add(off.get());
        left = left.subtract(off.get().amount());
      }
    }
    return all;
  }

  private static double fraction(double x) {
    return x - Math.floor(x);
  }
}
