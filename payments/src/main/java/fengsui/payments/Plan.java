package fengsui.payments;

import fengsui.series.events.Budget;
import fengsui.series.events.Usual;
import fengsui.series.events.UsualCount;
import fengsui.series.events.UsualShare;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one registered campaign may do in all: the money a minute that its author expects, the
/// budget, and the share of people. Each discount of it is within its manifest.
///
/// Money of a second in units of the largest discount has a moment generating function of at most a
/// Poisson count's of the same mean, since each payment's part is from 0 to 1; so a count's bound
/// holds for money.
final class Plan {

  /// What an author expects is no bound: so many times it may be.
  private static final double MARGIN = 1.5;

  /// A share is drawn among people, and payments are not people.
  private static final double SHARE_MARGIN = 1.15;

  private static final double MOST_SHARE = 0.95;
  private static final double SECOND = 1_000;
  private static final double MINUTE = 60;

  private final Campaign campaign;
  private final Set<String> scenes;
  private final Set<String> regions;
  private final @Nullable UsualShare share;
  private final double[] shareEvidence = new double[Usual.SIZES];
  private final double[] burnEvidence = new double[Usual.SIZES];
  private double unit;
  private @Nullable UsualCount burn;
  private double inSecond;
  private long second = Long.MIN_VALUE;
  private long quietUntil = Long.MIN_VALUE;
  private BigDecimal spent = BigDecimal.ZERO;
  private boolean overspent;

  Plan(Campaign campaign) {
    this.campaign = campaign;
    this.scenes = campaign.scenes();
    this.regions = campaign.change().scope().regions();
    double planned = campaign.change().scope().share().doubleValue() * SHARE_MARGIN;
    this.share =
        planned < MOST_SHARE ? UsualShare.atMost(planned, new Budget(1, Watch.THRESHOLD)) : null;
    largest(campaign.most() == null ? 0 : campaign.most().doubleValue());
  }

  Campaign campaign() {
    return campaign;
  }

  boolean of(Sample.Spent spent) {
    return spent.campaign().id().equals(campaign.id());
  }

  /// Whether there is anything to watch of payments that do not carry it.
  boolean shared() {
    return share != null;
  }

  /// Takes a payment in its scope, and returns whether it reaches more people than it may.
  boolean reaches(Sample sample, boolean carried) {
    if (share == null || !inScope(sample)) {
      return false;
    }
    double sum = share.after(carried ? 1 : 0, shareEvidence, 0);
    return carried && sum >= Watch.THRESHOLD;
  }

  private boolean inScope(Sample sample) {
    var payment = sample.payment();
    var intent = campaign.change().intent();
    return (scenes.isEmpty() || scenes.contains(payment.scene()))
        && (regions.isEmpty() || (payment.region() != null && regions.contains(payment.region())))
        && (intent == null || intent.covers(payment.at()));
  }

  /// What it spent before it is watched.
  void spend(BigDecimal off) {
    spent = spent.add(off);
    largest(off.doubleValue());
  }

  private void largest(double off) {
    if (off > unit) {
      unit = off;
      double perSecond = campaign.perMinute() / MINUTE * MARGIN;
      burn = perSecond > 0 ? UsualCount.atMost(perSecond / unit) : null;
    }
  }

  /// Takes a discount, and returns whether more money goes than planned.
  boolean burns(long at, BigDecimal off) {
    spend(off);
    boolean over = overBudget();
    long now = Math.floorDiv(at, (long) SECOND);
    if (burn == null) {
      return over;
    }
    if (now > second) {
      over |= endOfSecond(burn, now);
    }
    inSecond += off.doubleValue();
    return over;
  }

  private boolean overBudget() {
    var intent = campaign.change().intent();
    if (overspent || intent == null || intent.budget() == null) {
      return false;
    }
    overspent = spent.compareTo(intent.budget()) > 0;
    return overspent;
  }

  private boolean endOfSecond(UsualCount usual, long now) {
    double sum = usual.after(inSecond / unit, burnEvidence, 0);
    long idle = second == Long.MIN_VALUE ? 0 : Math.min(now - second - 1, 600);
    for (long i = 0; i < idle; i++) {
      sum = usual.after(0, burnEvidence, 0);
    }
    if (sum < 10) {
      quietUntil = now * (long) SECOND;
    }
    second = now;
    inSecond = 0;
    return sum >= Watch.THRESHOLD;
  }

  /// Since when it may have been spending too much.
  long since() {
    return quietUntil;
  }

  void reset() {
    Arrays.fill(burnEvidence, 0);
    Arrays.fill(shareEvidence, 0);
  }
}
