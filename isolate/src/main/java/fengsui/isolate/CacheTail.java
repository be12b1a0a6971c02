package fengsui.isolate;

import fengsui.model.Carrier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/// When a carrier's users are rid of wrong answers: later than its resolvers, by what is left of
/// the wrong answers' time to live in everybody's caches.
///
/// The model: until the last wrong answer was seen, caches were filled with wrong answers evenly,
/// so that of those that hold one, an even share lets go of it until the longest-lived is over. And
/// a good answer proves little alone: it takes [#ENOUGH] of them in a row to say with 95 %
/// confidence that fewer than [#THRESHOLD] of all answers are wrong.
///
/// @param last when a wrong answer was last seen
/// @param soonest when the share is below the threshold if caches took the shortest-lived answers
/// @param likely if they took the usual ones
/// @param latest if they took the longest-lived ones; the incident waits for this
/// @param good how many good answers came since the last wrong one
/// @param wrong how many wrong answers the forecast rests on
public record CacheTail(
    Carrier carrier,
    Instant last,
    Instant soonest,
    Instant likely,
    Instant latest,
    int good,
    int wrong) {

  /// The share of wrong answers below which a carrier counts as well.
  public static final double THRESHOLD = 0.05;

  /// So many good answers in a row bound the share of wrong ones: 0.95 to the power of 59 is below
  /// 0.05.
  public static final int ENOUGH = 59;

  /// The longest that caches were ever seen to keep an answer (dns-sdk.md 5.1: 48 h).
  static final Duration LONGEST = Duration.ofDays(2);

  /// Returns what the tails of one carrier's paths say together; there must be one at least.
  static CacheTail of(Collection<Lingering> paths) {
    var last = paths.stream().map(Lingering::last).max(Comparator.naturalOrder()).orElseThrow();
    var expiry = paths.stream().map(Lingering::expiry).max(Comparator.naturalOrder()).orElseThrow();
    var lives = new ArrayList<Duration>();
    paths.forEach(path -> lives.addAll(path.lives()));
    Collections.sort(lives);
    var latest = below(last, Duration.between(last, expiry));
    return new CacheTail(
        paths.iterator().next().carrier(),
        last,
        earlier(below(last, lives.getFirst()), latest),
        earlier(below(last, lives.get(lives.size() / 2)), latest),
        latest,
        paths.stream().mapToInt(Lingering::good).sum(),
        lives.size());
  }

  /// When the share that an even decay over `life` leaves is the threshold.
  private static Instant below(Instant last, Duration life) {
    var bounded = life.isNegative() ? Duration.ZERO : life;
    return last.plusMillis((long) Math.ceil(bounded.toMillis() * (1 - THRESHOLD)));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /// Whether users may still get wrong answers at `now`, or nobody can tell yet.
  public boolean above(Instant now) {
    return good < ENOUGH || now.isBefore(latest);
  }

  /// The largest share of answers that may still be wrong, with 95 % confidence, as far as the good
  /// ones show.
  public double most() {
    return good == 0 ? 1 : 1 - Math.pow(0.05, 1.0 / good);
  }

  /// The wrong answers of one path.
  ///
  /// @param lives the times to live of the newest of them
  /// @param expiry when the longest-lived of all is over
  /// @param good how many good answers came since the last
  public record Lingering(
      Path path, Carrier carrier, Instant last, List<Duration> lives, Instant expiry, int good) {

    private static final int KEPT = 64;

    public Lingering {
      lives = List.copyOf(lives);
    }

    static Lingering first(Path path, Carrier carrier, Instant at, Duration life) {
      return new Lingering(path, carrier, at, List.of(life), at.plus(life), 0);
    }

    Lingering wrongAgain(Instant at, Duration life) {
      var kept = new ArrayList<>(lives.subList(Math.max(0, lives.size() + 1 - KEPT), lives.size()));
      kept.add(life);
      var until = at.plus(life);
      return new Lingering(
          path,
          carrier,
          at.isAfter(last) ? at : last,
          kept,
          until.isAfter(expiry) ? until : expiry,
          0);
    }

    Lingering rightAgain() {
      return new Lingering(path, carrier, last, lives, expiry, good + 1);
    }
  }
}
