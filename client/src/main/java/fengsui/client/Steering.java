package fengsui.client;

import java.time.Instant;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/// Which containment order look-ups go by, and when they go back to the usual one.
///
/// An order holds until it expires or is withdrawn. Then, or before if it is an early one, this
/// host's own resolvers are tried; only good answers in a row over some time end it ([WayBack]).
final class Steering {

  private final WayBack terms;
  private final DoubleSupplier chance;
  private @Nullable ResolverOrder order;
  private boolean withdrawn;
  private boolean over;
  private boolean away;
  private int good;
  private long wait;
  private long readyAt;
  private long lastAt;
  private long trialAt;
  private boolean returned;
  private long returnedAt;

  /// @param chance from 0 to 1, another each time
  Steering(WayBack terms, DoubleSupplier chance) {
    this.terms = terms;
    this.chance = chance;
    this.wait = terms.least().toNanos();
  }

  /// Goes by `next` from now on; returns whether that is new.
  synchronized boolean follow(ResolverOrder next, long now) {
    if (next.equals(order) && !withdrawn) {
      return false;
    }
    if (order == null) {
      var soon = returned && now - returnedAt < terms.most().toNanos();
      wait = soon ? doubled() : terms.least().toNanos();
      trialAt = now;
    }
    order = next;
    withdrawn = false;
    over = false;
    away = true;
    good = 0;
    return true;
  }

  /// The order is over before its time.
  synchronized void withdraw() {
    withdrawn = true;
  }

  /// Back to the usual order at once.
  synchronized void forget() {
    order = null;
  }

  /// The order that look-ups go by; null for the usual one.
  synchronized @Nullable ResolverOrder find(Instant wall, long now) {
    var current = order;
    if (current == null) {
      return null;
    }
    if (!over && (withdrawn || !current.inForce(wall))) {
      over = true;
      lastAt = now + longer(terms.longest().toNanos());
    }
    if (away && counts() && (proven(now) || (over && now - lastAt >= 0))) {
      away = false;
      returned = true;
      returnedAt = now;
    }
    if (!away && over) {
      order = null;
    }
    return away ? current : null;
  }

  private boolean proven(long now) {
    return good >= terms.answers() && (good == 0 || now - readyAt >= 0);
  }

  private boolean counts() {
    var current = order;
    return current != null && (over || current.early());
  }

  /// Whether this host's own resolvers should be tried now; then not again for a while.
  synchronized boolean tryNow(long now) {
    if (!away || !counts() || now - trialAt < 0) {
      return false;
    }
    trialAt = now + wait / (2L * Math.max(1, terms.answers()));
    return true;
  }

  /// This host's own resolver answered well.
  synchronized void good(long now) {
    if (away && counts() && good++ == 0) {
      readyAt = now + longer(wait);
    }
  }

  /// It did not. An early order that was left holds again.
  synchronized void bad() {
    if (!counts()) {
      return;
    }
    if (good > 0 || !away) {
      wait = doubled();
    }
    good = 0;
    away = true;
  }

  private long doubled() {
    return Math.min(2 * wait, terms.most().toNanos());
  }

  private long longer(long time) {
    return time + (long) (time * chance.getAsDouble());
  }
}
