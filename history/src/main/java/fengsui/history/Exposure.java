package fengsui.history;

import fengsui.history.where.Field;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Who and what a condition is true of, exactly.
///
/// @param by the same, split by scene, label, region, campaign and status; the most payments first
public record Exposure(Part whole, Map<Field, List<Part>> by) {

  /// What an exposure is split by.
  public static final List<Field> SPLITS =
      List.of(Field.SCENE, Field.LABEL, Field.REGION, Field.CAMPAIGN, Field.STATUS);

  public Exposure {
    by = Map.copyOf(by);
  }

  /// Returns the parts of one of [#SPLITS].
  public List<Part> split(Field field) {
    return by.getOrDefault(field, List.of());
  }

  /// One part of it.
  ///
  /// @param value of the field that it is split by; nothing for the whole, and for payments that do
  ///   not say
  /// @param people different users; payments without a user name nobody
  /// @param amounts money off under the discounts for which the condition holds, by currency
  public record Part(
      @Nullable String value, long payments, long people, SortedMap<String, BigDecimal> amounts) {

    public Part {
      var exact = new TreeMap<String, BigDecimal>();
      amounts.forEach((currency, amount) -> exact.put(currency, money(currency, amount)));
      amounts = exact;
    }
  }

  /// Returns `amount` with as many decimals as it needs, and as its currency is written with.
  public static BigDecimal money(String currency, BigDecimal amount) {
    var needed = amount.stripTrailingZeros();
    var least = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    return needed.scale() < least ? needed.setScale(least) : needed;
  }
}
