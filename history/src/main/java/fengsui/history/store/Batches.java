package fengsui.history.store;

import fengsui.model.Payment;
import fengsui.model.Payment.Discount;
import fengsui.wire.Json;
import fengsui.wire.Lines;
import fengsui.wire.PaymentReader;
import fengsui.wire.WireException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Payments as the content of frames: one JSON object a line.
final class Batches {

  private static final int CHARACTERS = 1 << 22;
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

  private Batches() {}

  /// @param lines of the payments
  record Batch(List<Payment> payments, String lines) {

    byte[] content() {
      return lines.getBytes(StandardCharsets.UTF_8);
    }
  }

  static List<Batch> of(Collection<Payment> payments) {
    var all = new ArrayList<Batch>();
    var lines = new StringBuilder();
    var these = new ArrayList<Payment>();
    for (var payment : payments) {
      these.add(payment);
      lines.append(Json.write(payment)).append('\n');
      if (lines.length() >= CHARACTERS) {
        all.add(new Batch(List.copyOf(these), lines.toString()));
        lines.setLength(0);
        these.clear();
      }
    }
    if (!these.isEmpty()) {
      all.add(new Batch(these, lines.toString()));
    }
    return all;
  }

  static List<Payment> read(byte[] content) {
    var payments = new ArrayList<Payment>();
    try {
      Lines.each(new ByteArrayInputStream(content), new PaymentReader()::read, payments::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return payments;
  }

  /// @throws WireException if a column cannot hold what `payment` says, so that another payment
  ///   could become equal to it
  static void check(Payment payment) {
    try {
      columns(payment);
    } catch (WireException e) {
      throw e.within("payment " + payment.id());
    }
  }

  private static void columns(Payment payment) {
    if (payment.at().isBefore(FIRST) || payment.at().isAfter(LAST)) {
      throw new WireException(
          "field at", "is outside the years 1 to 9999", "write it like 2025-08-12T11:41:03.120Z");
    }
    Stream.of(
            payment.id(),
            payment.scene(),
            payment.merchant(),
            payment.region(),
            payment.channel(),
            payment.user(),
            payment.config())
        .forEach(Batches::check);
    for (Discount discount : payment.discounts()) {
      check(discount.label());
      check(discount.campaign());
    }
    if (payment.discounts().size() > Short.MAX_VALUE) {
      throw new WireException("field discounts", "has too many to be kept", "split the payment");
    }
  }

  private static void check(@Nullable String text) {
    if (text != null && !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new WireException(
          "text", "has half of a surrogate pair", "write whole Unicode characters");
    }
  }
}
