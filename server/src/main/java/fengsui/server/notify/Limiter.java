package fengsui.server.notify;

import fengsui.server.notify.channel.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;

/// How many messages a robot may still take: what was sent in the last minute is counted exactly,
/// so that no minute, wherever it begins, holds more than allowed.
final class Limiter {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Pace pace;
  private final ArrayDeque<Instant> sent = new ArrayDeque<>();

  /// Counts on from what was sent before, oldest first, maybe by a process that is gone.
  Limiter(Pace pace, List<Instant> sent) {
    this.pace = pace;
    this.sent.addAll(sent);
  }

  /// How many may follow now.
  synchronized int left(Instant now) {
    while (!sent.isEmpty() && !sent.getFirst().isAfter(now.minus(MINUTE))) {
      sent.removeFirst();
    }
    var second = sent.stream().filter(each -> each.isAfter(now.minus(SECOND))).count();
    return second >= pace.perSecond() ? 0 : Math.max(0, pace.perMinute() - sent.size());
  }

  synchronized void sent(Instant at) {
    sent.addLast(at);
  }
}
