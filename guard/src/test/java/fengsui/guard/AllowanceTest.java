package fengsui.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AllowanceTest {

  private static final Instant NOW = Instant.parse("2025-01-16T06:40:00Z");

  private final AtomicReference<Instant> time = new AtomicReference<>(NOW);

  private Allowance allowance(long budget) {
    InstantSource clock = time::get;
    return new Allowance(budget, NOW.plusSeconds(10), clock);
  }

  @Test
  void sixtyFourSpendersNeverReserveOneFenTooMuch() throws Exception {
    var allowance = allowance(1_000_003);
    var spenders = new ArrayList<Future<Long>>();
    try (var threads = Executors.newFixedThreadPool(64)) {
      for (int i = 0; i < 64; i++) {
        var random = new SplittableRandom(i);
        spenders.add(threads.submit(() -> spend(allowance, random)));
      }
    }

    long spent = 0;
    for (var spender : spenders) {
      spent += spender.get();
    }
    assertThat(spent).isEqualTo(allowance.reserved()).isEqualTo(1_000_003);
  }

  /// Spends until not even one fen is left, and gives some of it back on the way.
  private static long spend(Allowance allowance, SplittableRandom random) {
    long spent = 0;
    while (true) {
      long fen = random.nextInt(1, 40);
      if (allowance.reserve(fen)) {
        spent += fen;
        if (random.nextInt(4) == 0) {
          allowance.giveBack(fen);
          spent -= fen;
        }
      } else if (!allowance.reserve(1)) {
        return spent;
      } else {
        spent++;
      }
    }
  }

  @Test
  void whenNobodyRenewsNothingMoreIsSpent() {
    var allowance = allowance(100);
    assertThat(allowance.reserve(1)).isTrue();

    time.set(NOW.plusSeconds(10));
    assertThat(allowance.reserve(1)).isFalse();

    allowance.renew(NOW.plusSeconds(20));
    assertThat(allowance.reserve(1)).isTrue();
    allowance.halt();
    assertThat(allowance.reserve(1)).isFalse();
  }

  @Test
  void moreThanWasReservedCannotComeBack() {
    var allowance = allowance(100);
    allowance.reserve(5);

    assertThatThrownBy(() -> allowance.giveBack(6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("6 was given back, and less was reserved");
    assertThat(allowance.reserved()).isEqualTo(5);
  }
}
