package fengsui.history.store;

import fengsui.history.Sample;
import fengsui.model.Payment;
import fengsui.model.Payment.Discount;
import fengsui.model.Payment.Status;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Payments drawn from a seed, the same each time: with several discounts, without any, refunds,
/// other currencies, nothing said.
final class Crowd {

  private static final List<String> SCENES = List.of("purchase", "transfer", "bill", "rent");
  private static final List<String> LABELS = List.of("政府补贴", "A", "it's", "B\u0000b");

  private final long seed;

  Crowd(long seed) {
    this.seed = seed;
  }

  /// Returns the payments numbered from `from` until before `to`.
  List<Payment> payments(long from, long to) {
    return LongStream.range(from, to).mapToObj(this::payment).toList();
  }

  Payment payment(long number) {
    var random = new Random(seed * 1_000_003 + number);
    var sign = random.nextInt(20) == 0 ? -1 : 1;
    var discounts = new ArrayList<Discount>();
    var off = BigDecimal.ZERO;
    for (var i = random.nextInt(4); i > 0; i--) {
      var amount = BigDecimal.valueOf(sign * (long) random.nextInt(5000), random.nextInt(4));
      discounts.add(new Discount(any(random, LABELS), say(random, "C-" + i), amount));
      off = off.add(amount);
    }
    var amount = BigDecimal.valueOf(sign * 10_000_000L + sign * random.nextInt(100_000), 2);
    return new Payment(
        "p-" + number,
        Sample.START.plusNanos(number * 1_234_567),
        any(random, SCENES),
        amount,
        amount.subtract(off),
        random.nextInt(10) == 0 ? "JPY" : "CNY",
        discounts,
        say(random, "m" + random.nextInt(5)),
        say(random, "r" + random.nextInt(3)),
        "app",
        say(random, "u" + random.nextInt(300)),
        random.nextInt(9) == 0 ? Status.FAILED : Status.SUCCESS,
        say(random, "rev-1"));
  }

  private static String any(Random random, List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static @Nullable String say(Random random, String text) {
    return random.nextInt(6) == 0 ? null : text;
  }
}
