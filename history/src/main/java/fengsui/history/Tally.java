package fengsui.history;

import fengsui.history.where.Field;
import fengsui.history.where.Line;
import fengsui.history.where.Where;
import fengsui.model.Payment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Adds up the exposure of payments that come one after the other. A payment that comes again is
/// not counted again. Memory grows with the payments that match, not with all of them.
public final class Tally {

  private final Where where;
  private final Set<String> seen = new HashSet<>();
  private final Sum whole = new Sum();
  private final Map<Field, Map<String, Sum>> by = new EnumMap<>(Field.class);

  public Tally(Where where) {
    this.where = where;
    Exposure.SPLITS.forEach(field -> by.put(field, new HashMap<>()));
  }

  /// Counts `payment` if the condition holds for one of its discounts, and returns whether it was
  /// counted.
  public boolean add(Payment payment) {
    var lines = Line.of(payment).stream().filter(where::holds).toList();
    if (lines.isEmpty() || !seen.add(payment.id())) {
      return false;
    }
    whole.add(payment, lines);
    by.forEach((field, sums) ->
        split(field, lines)
            .forEach(
                (value, part) -> sums.computeIfAbsent(value, _ -> new Sum()).add(payment, part)));
    return true;
  }

  /// Returns what has been counted so far.
  public Exposure exposure() {
    var parts = new EnumMap<Field, List<Exposure.Part>>(Field.class);
    by.forEach((field, sums) -> parts.put(field, ordered(sums)));
    return new Exposure(whole.part(null), parts);
  }

  // The empty text stands for a payment that does not say.
  private static Map<String, List<Line>> split(Field field, List<Line> lines) {
    var parts = new HashMap<String, List<Line>>();
    for (var line : lines) {
      var value = field.in(line);
      parts
          .computeIfAbsent(value == null ? "" : value.toString(), _ -> new ArrayList<>(1))
          .add(line);
    }
    return parts;
  }

  private static List<Exposure.Part> ordered(Map<String, Sum> sums) {
    return sums.entrySet().stream()
        .map(entry -> entry.getValue().part(entry.getKey().isEmpty() ? null : entry.getKey()))
        .sorted(ORDER)
        .toList();
  }

  /// The most payments first; equals by their value.
  public static final Comparator<Exposure.Part> ORDER =
      Comparator.comparingLong(Exposure.Part::payments)
          .reversed()
          .thenComparing(part -> part.value() == null ? "" : part.value());

  private static final class Sum {

    private long payments;
    private final Set<String> people = new HashSet<>();
    private final TreeMap<String, BigDecimal> amounts = new TreeMap<>();

    void add(Payment payment, List<Line> lines) {
      payments++;
      if (payment.user() != null) {
        people.add(payment.user());
      }
      for (var line : lines) {
        var amount = line.discount() == null ? BigDecimal.ZERO : line.discount().amount();
        amounts.merge(payment.currency(), amount, BigDecimal::add);
      }
    }

    Exposure.Part part(@Nullable String value) {
      return new Exposure.Part(value, payments, people.size(), amounts);
    }
  }
}
