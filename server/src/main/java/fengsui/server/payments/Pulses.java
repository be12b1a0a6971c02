package fengsui.server.payments;

import fengsui.history.Pulse;
import fengsui.history.store.StoreException;
import fengsui.server.ingest.PaymentDesk;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// How payments went lately. The store is asked once a second at most, however many pages are open.
@Component
public final class Pulses {

  private static final Logger LOG = LoggerFactory.getLogger(Pulses.class);

  /// Payments may be dated so far ahead of our clock.
  private static final Duration AHEAD = Duration.ofMinutes(10);

  private static final Duration FRESH = Duration.ofSeconds(1);

  private final PaymentDesk desk;
  private final InstantSource clock;
  private @Nullable Instant asked;
  private Optional<Pulse> last = Optional.empty();

  Pulses(PaymentDesk desk, InstantSource clock) {
    this.desk = desk;
    this.clock = clock;
  }

  /// The hour up to the newest payment; nothing if there is none, or the store cannot be read.
  public synchronized Optional<Pulse> latest() {
    var now = clock.instant();
    if (asked == null || asked.plus(FRESH).isBefore(now) || asked.isAfter(now)) {
      last = desk.any() ? ask(now.plus(AHEAD)) : Optional.empty();
      asked = now;
    }
    return last;
  }

  private Optional<Pulse> ask(Instant latest) {
    try (var view = desk.view()) {
      return view.newest().map(newest -> view.pulse(newest.isAfter(latest) ? latest : newest));
    } catch (StoreException e) {
      LOG.warn("payments could not be shown: {}", e.getMessage());
      return Optional.empty();
    }
  }
}
