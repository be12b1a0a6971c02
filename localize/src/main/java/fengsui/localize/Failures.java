package fengsui.localize;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Failures and requests per leaf, now and before, and what was to be expected now.
///
/// A leaf's expected rate is its own of before, drawn towards the rate of all the more the fewer
/// requests it had. Without any requests before, the rate of all now stands in: then only what
/// differs from its peers can be found, not what fails everywhere.
public final class Failures {

  /// How many requests of a leaf's own weigh as much as the rate of all.
  private static final double PRIOR = 50;

  private final List<String> attributes;
  private final Map<List<String>, Counts> leaves = new LinkedHashMap<>();

  private Failures(List<String> attributes) {
    this.attributes = List.copyOf(attributes);
  }

  public static Failures of(List<String> attributes) {
    return new Failures(attributes);
  }

  /// Adds `bad` failures among `total` requests of the time that is looked at.
  public Failures now(List<String> values, double bad, double total) {
    var counts = counts(values, bad, total);
    counts.badNow += bad;
    counts.now += total;
    return this;
  }

  /// Adds `bad` failures among `total` requests of the time before.
  public Failures before(List<String> values, double bad, double total) {
    var counts = counts(values, bad, total);
    counts.badBefore += bad;
    counts.before += total;
    return this;
  }

  /// Returns the leaves with requests now: failures beside those that were to be expected.
  public Leaves leaves() {
    var builder = Leaves.with(attributes);
    var rate = rate();
    leaves.forEach((values, counts) -> {
      if (counts.now > 0) {
        builder.add(values, counts.badNow, counts.expected(rate));
      }
    });
    return builder.build();
  }

  private Counts counts(List<String> values, double bad, double total) {
    if (!(bad >= 0 && bad <= total) || Double.isInfinite(total)) {
      throw new IllegalArgumentException(
          "failures must be 0 to the number of requests, but are %s of %s".formatted(bad, total));
    }
    return leaves.computeIfAbsent(List.copyOf(values), any -> new Counts());
  }

  private double rate() {
    var bad = 0.0;
    var total = 0.0;
    for (var each : leaves.values()) {
      bad += each.badBefore;
      total += each.before;
    }
    if (total == 0) {
      for (var each : leaves.values()) {
        bad += each.badNow;
        total += each.now;
      }
    }
    return (bad + 0.5) / (total + 1);
  }

  private static final class Counts {

    private double badNow;
    private double now;
    private double badBefore;
    private double before;

    private double expected(double rate) {
      return now * (badBefore + PRIOR * rate) / (before + PRIOR);
    }
  }
}
