package fengsui.client;

import java.time.Duration;

/// How long a look-up waits for what.
///
/// @param deadline for the whole look-up
/// @param headStart of each tier that there is before the next one
/// @param stagger between the ways of one tier
/// @param confirm how long an answer in doubt waits for an authenticated word
/// @param stale after which time an old proven answer is taken (RFC 8767's client response timer)
/// @param staleInDoubt the same, from the first doubt on
public record Timing(
    Duration deadline,
    Duration headStart,
    Duration stagger,
    Duration confirm,
    Duration stale,
    Duration staleInDoubt) {

  /// The deadline is what a payment can bear; a tier's head start is three round trips to the next
  /// city. RFC 8767 has 1.8 s for clients that give up after 2 s or more: too long for a payment.
  public static final Timing USUAL =
      new Timing(
          Duration.ofSeconds(2),
          Duration.ofMillis(150),
          Duration.ofMillis(100),
          Duration.ofMillis(700),
          Duration.ofMillis(600),
          Duration.ofMillis(200));

  public Timing {
    if (!deadline.isPositive() || deadline.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new IllegalArgumentException(
          "deadline must be over 0 s and at most 60 s, but is " + deadline);
    }
    if (headStart.isNegative() || stagger.isNegative() || confirm.isNegative()) {
      throw new IllegalArgumentException("waiting times must be at least 0 s");
    }
  }

  /// Returns this timing with another deadline.
  public Timing withDeadline(Duration other) {
    return new Timing(other, headStart, stagger, confirm, stale, staleInDoubt);
  }
}
