package fengsui.server.notify;

import fengsui.server.notify.channel.Outcome;
import fengsui.server.notify.channel.Outcome.ChannelDisabled;
import fengsui.server.notify.channel.Outcome.Failed;
import fengsui.server.notify.channel.Outcome.RetryAfter;
import fengsui.server.notify.channel.Outcome.Sent;
import java.time.Duration;

/// How long to leave a channel alone after what it answered, and when another takes over.
final class Patience {

  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMinutes(1);

  /// So many failures in a row are no accident.
  private static final int ACCIDENTS = 2;

  /// What is not said for so long is no news.
  static final Duration STALE = Duration.ofHours(24);

  private Patience() {}

  /// How long to wait: what the receiver asks for, or 5 s, 10 s, 20 s, … up to 5 min.
  ///
  /// @param failures in a row, before this one
  /// @param chance from 0 to 1; spreads the attempts of many senders by a fifth
  static Duration rest(Outcome outcome, int failures, double chance) {
    var growing = FIRST.multipliedBy(1L << Math.min(failures, 10));
    var bounded = growing.compareTo(LONGEST) > 0 ? LONGEST : growing;
    var own = Duration.ofMillis((long) (bounded.toMillis() * (0.9 + 0.2 * chance)));
    var asked = outcome instanceof RetryAfter retry ? retry.after() : Duration.ZERO;
    var capped = asked.compareTo(STALE) > 0 ? STALE : asked;
    return capped.compareTo(own) > 0 ? capped : own;
  }

  /// Whether people would wait too long if no other channel took over.
  static boolean another(Outcome outcome, int failures, Duration rest) {
    return switch (outcome) {
      case Sent _ -> false;
      case ChannelDisabled _, Failed _ -> true;
      case RetryAfter _ -> failures >= ACCIDENTS || rest.compareTo(SHORT) > 0;
    };
  }
}
