package fengsui.payments;

import fengsui.model.Alarm.Exposure;
import fengsui.model.Payment;
import fengsui.model.Payment.Discount;
import fengsui.model.Payment.Status;
import fengsui.payments.Sample.Mark;
import java.math.BigDecimal;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Counts whom and what an alarm touched, to the fen.
final class Tally {

  private final Hashes people = new Hashes();
  private long payments;
  private BigDecimal amount = BigDecimal.ZERO;
  private @Nullable String currency;

  /// Adds a payment. Failed payments and refunds moved no discount; of failing payments, it is the
  /// failed ones that count, with the money that was not paid.
  void add(Sample sample, BigDecimal off, boolean failing) {
    var payment = sample.payment();
    if (payment.refund() || (payment.status() == Status.FAILED) != failing) {
      return;
    }
    payments++;
    if (payment.user() != null) {
      people.add(payment.user());
    }
    currency = currency == null ? payment.currency() : currency;
    if (payment.currency().equals(currency)) {
      amount = amount.add(failing ? payment.amount() : off);
    }
  }

  /// What `tags` took off a payment.
  static BigDecimal off(Sample sample, Set<Tag> tags) {
    var payment = sample.payment();
    var marks = sample.marks().stream().filter(mark -> tags.contains(mark.tag())).toList();
    if (marks.stream().anyMatch(mark -> mark.tag().sort() == Tag.Sort.STACK)) {
      return payment.discounted();
    }
    var indexes = marks.stream().mapToInt(Mark::discount).filter(each -> each >= 0).distinct();
    var sum = sum(payment, indexes);
    return sum.signum() == 0 ? missing(payment).abs() : sum;
  }

  private static BigDecimal sum(Payment payment, IntStream indexes) {
    return indexes
        .mapToObj(payment.discounts()::get)
        .map(Discount::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal missing(Payment payment) {
    return payment.amount().subtract(payment.discounted()).subtract(payment.paid());
  }

  Exposure exposure() {
    return new Exposure(payments, people.size(), amount, currency == null ? "CNY" : currency);
  }
}
