package fengsui.history.store;

import fengsui.history.Exposure;
import fengsui.model.Coded;
import fengsui.model.Payment;
import fengsui.model.Payment.Discount;
import fengsui.model.Payment.Status;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Payments as their rows say, money with as many decimals as it needs.
final class Payments {

  private Payments() {}

  /// Gives each payment to `sink`.
  ///
  /// @param rows in which those of one payment follow each other, `at` in microseconds
  static void each(ResultSet rows, Consumer<Payment> sink) throws SQLException {
    var discounts = new ArrayList<Discount>();
    while (rows.next()) {
      if (rows.getString("label") != null) {
        discounts.add(
            new Discount(
                rows.getString("label"), rows.getString("campaign"), money(rows, "discount")));
      }
      if (rows.getInt("part") == rows.getInt("parts") - 1) {
        sink.accept(payment(rows, List.copyOf(discounts)));
        discounts.clear();
      }
    }
  }

  private static Payment payment(ResultSet row, List<Discount> discounts) throws SQLException {
    return new Payment(
        row.getString("id"),
        Instant.EPOCH.plus(row.getLong("at"), ChronoUnit.MICROS),
        row.getString("scene"),
        money(row, "amount"),
        money(row, "paid"),
        row.getString("currency"),
        discounts,
        row.getString("merchant"),
        row.getString("region"),
        row.getString("channel"),
        row.getString("user"),
        Coded.of(Status.class, row.getString("status")),
        row.getString("config"));
  }

  private static BigDecimal money(ResultSet row, String column) throws SQLException {
    return Exposure.money(row.getString("currency"), row.getBigDecimal(column));
  }
}
