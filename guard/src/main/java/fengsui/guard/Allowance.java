package fengsui.guard;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// What a campaign may still spend, and until when somebody vouches for it: a dead-man switch.
///
/// Money is reserved before it is given and given back if it was not. No number of spenders at once
/// reserves more than the budget by one fen. When whoever watches the campaign stops renewing,
/// nothing more is reserved. Any thread may use it.
public final class Allowance {

  private final long budget;
  private final InstantSource clock;
  private final AtomicLong reserved = new AtomicLong();
  private final AtomicReference<Instant> until;

  /// @param budget in fen, or the smallest unit of another currency
  /// @param until nothing is reserved from then on, unless it is renewed
  public Allowance(long budget, Instant until, InstantSource clock) {
    if (budget < 0) {
      throw new IllegalArgumentException("a budget must not be negative, but is " + budget);
    }
    this.budget = budget;
    this.until = new AtomicReference<>(until);
    this.clock = clock;
  }

  /// Reserves money, and returns whether there was enough and somebody vouches for it.
  public boolean reserve(long fen) {
    if (fen < 0) {
      throw new IllegalArgumentException("a reservation must not be negative, but is " + fen);
    }
    if (!clock.instant().isBefore(until.get())) {
      return false;
    }
    long before = reserved.get();
    while (fen <= budget - before) {
      if (reserved.compareAndSet(before, before + fen)) {
        return true;
      }
      before = reserved.get();
    }
    return false;
  }

  /// Gives back what was reserved and not spent.
  public void giveBack(long fen) {
    long left = reserved.addAndGet(-fen);
    if (fen < 0 || left < 0) {
      reserved.addAndGet(fen);
      throw new IllegalArgumentException("%d was given back, and less was reserved".formatted(fen));
    }
  }

  /// Vouches for the campaign until `later`; an earlier time changes nothing.
  public void renew(Instant later) {
    until.accumulateAndGet(later, (one, other) -> one.isAfter(other) ? one : other);
  }

  /// Stops the campaign at once; a renewal starts it again.
  public void halt() {
    until.set(Instant.MIN);
  }

  /// What is reserved or spent, in fen.
  public long reserved() {
    return reserved.get();
  }
}
