package fengsui.history.where;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A condition on one discount of one payment. Something absent equals nothing and is neither more
/// nor less than anything; there is no third truth value.
public sealed interface Where {

  /// Returns what nothing narrows.
  static Where everything() {
    return new All(List.of());
  }

  /// Reads a condition, such as `label = '政府补贴' and at >= '2025-01-16T14:40:00+08:00'`.
  ///
  /// @throws fengsui.wire.WireException with the column that is wrong
  static Where read(String text) {
    return new WhereReader(text).read();
  }

  /// Whether it holds for `line`.
  default boolean holds(Line line) {
    return switch (this) {
      case All(var parts) -> parts.stream().allMatch(part -> part.holds(line));
      case Any(var parts) -> parts.stream().anyMatch(part -> part.holds(line));
      case Not(var part) -> !part.holds(line);
      case Absent(var field) -> field.in(line) == null;
      case In(var field, var values) -> values.stream().anyMatch(one -> equal(field, one, line));
      case Compare(var field, var sign, var value) -> compare(field, sign, value, line);
    };
  }

  /// Returns both.
  default Where and(Where other) {
    return new All(List.of(this, other));
  }

  /// All of them; without any, everything.
  record All(List<Where> parts) implements Where {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /// One of them at least.
  record Any(List<Where> parts) implements Where {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /// The opposite.
  record Not(Where part) implements Where {}

  /// The payment does not say.
  record Absent(Field field) implements Where {}

  /// One of `values`, each of the field's kind.
  record In(Field field, List<Object> values) implements Where {
    public In {
      values = List.copyOf(values);
    }
  }

  /// A comparison.
  ///
  /// @param value text, [BigDecimal] or [Instant], as the field's kind is
  record Compare(Field field, Sign sign, Object value) implements Where {

    public Compare {
      if (field.kind() == Field.Kind.TEXT && sign.ordered()) {
        throw new IllegalArgumentException(field.word() + " has no order");
      }
    }
  }

  /// How two values compare.
  enum Sign {
    EQUAL("="),
    OTHER("!="),
    LESS("<"),
    AT_MOST("<="),
    MORE(">"),
    AT_LEAST(">=");

    private final String text;

    Sign(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }

    boolean ordered() {
      return this != EQUAL && this != OTHER;
    }
  }

  private static boolean equal(Field field, Object value, Line line) {
    return compare(field, Sign.EQUAL, value, line);
  }

  private static boolean compare(Field field, Sign sign, Object value, Line line) {
    var there = field.in(line);
    if (there == null) {
      return sign == Sign.OTHER;
    }
    var order = order(there, value);
    return switch (sign) {
      case EQUAL -> order == 0;
      case OTHER -> order != 0;
      case LESS -> order < 0;
      case AT_MOST -> order <= 0;
      case MORE -> order > 0;
      case AT_LEAST -> order >= 0;
    };
  }

  private static int order(@Nullable Object there, Object value) {
    if (there instanceof BigDecimal money) {
      return money.compareTo((BigDecimal) value);
    }
    return there instanceof Instant at
        ? at.compareTo((Instant) value)
        : String.valueOf(there).compareTo((String) value);
  }
}
