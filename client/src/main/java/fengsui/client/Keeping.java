package fengsui.client;

import java.time.Duration;

/// How long answers are kept.
///
/// @param names how many, at most; those not used for longest go first
/// @param least whatever a shorter TTL says
/// @param most of proven answers, whatever a longer TTL says
/// @param mostUnproven of answers that nothing speaks for or against
/// @param absent how long a name is taken not to exist
/// @param lost how long a look-up that nobody answered is not tried again
/// @param recheck how long an old answer is passed on before the tiers are asked again
public record Keeping(
    int names,
    Duration least,
    Duration most,
    Duration mostUnproven,
    Duration absent,
    Duration lost,
    Duration recheck,
    StalePolicy stale) {

  /// Of an answer that does not tell its TTL.
  static final Duration TTL_UNKNOWN = Duration.ofSeconds(60);

  /// Of an answer in doubt.
  static final Duration MOST_SUSPECT = Duration.ofSeconds(10);

  /// Of a name that only a plain way says not to exist.
  static final Duration ABSENT_UNCONFIRMED = Duration.ofSeconds(5);

  /// Defaults; 30 s is RFC 8767's failure recheck timer.
  public static final Keeping USUAL =
      new Keeping(
          10_000,
          Duration.ofSeconds(5),
          Duration.ofHours(1),
          Duration.ofMinutes(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(1),
          Duration.ofSeconds(30),
          StalePolicy.USUAL);

  public Keeping {
    if (names < 16) {
      throw new IllegalArgumentException("names must be at least 16, but is " + names);
    }
    if (least.compareTo(mostUnproven) > 0 || mostUnproven.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "least, mostUnproven and most must rise, but are %s, %s, %s"
              .formatted(least, mostUnproven, most));
    }
  }

  /// Returns this with another number of names.
  public Keeping withNames(int other) {
    return new Keeping(other, least, most, mostUnproven, absent, lost, recheck, stale);
  }

  /// Returns this with another policy for what is stale.
  public Keeping with(StalePolicy other) {
    return new Keeping(names, least, most, mostUnproven, absent, lost, recheck, other);
  }
}
