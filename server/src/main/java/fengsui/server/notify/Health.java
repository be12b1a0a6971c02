package fengsui.server.notify;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a channel does.
///
/// @param sentAt when something last arrived; null for never since the start
/// @param failingSince null while it works
/// @param problem what is wrong; empty while it works
/// @param restsUntil before then it is not tried
/// @param standIn whether its fallback speaks for it until then
/// @param failures in a row
record Health(
    @Nullable Instant sentAt,
    @Nullable Instant failingSince,
    String problem,
    Instant restsUntil,
    boolean standIn,
    int failures) {

  static final Health FRESH = new Health(null, null, "", Instant.EPOCH, false, 0);

  boolean rests(Instant now) {
    return restsUntil.isAfter(now);
  }

  Health sent(Instant now) {
    return new Health(now, null, "", Instant.EPOCH, false, 0);
  }

  Health failed(Instant now, String why, Duration rest, boolean standIn) {
    return new Health(
        sentAt,
        failingSince == null ? now : failingSince,
        why,
        now.plus(rest),
        standIn,
        failures + 1);
  }
}
