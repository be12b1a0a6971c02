package fengsui.lab.border;

import fengsui.model.Coded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The fields of one JSON object. A wrong field is noted and replaced by something harmless, so
/// that one reading finds every problem; the result counts only if `problems` stays empty.
final class Fields {

  private final String place;
  private final JsonNode node;
  private final List<String> problems;
  private final Set<String> known = new HashSet<>();

  Fields(String place, JsonNode node, List<String> problems) {
    this.place = place;
    this.node = node;
    this.problems = problems;
    if (!node.isObject()) {
      problem("", "is not an object", "write { … }");
    }
  }

  void problem(String field, String what, String remedy) {
    problems.add(place + (field.isEmpty() ? "" : "." + field) + " " + what + "; " + remedy);
  }

  /// Complains about fields that nobody asked for.
  void end() {
    for (var name : node.propertyNames()) {
      if (!known.contains(name)) {
        var sorted = known.stream().sorted().collect(Collectors.joining(", "));
        problem(name, "is not a field", "use only " + sorted);
      }
    }
  }

  boolean has(String field) {
    known.add(field);
    return node.has(field);
  }

  JsonNode node(String field) {
    known.add(field);
    return node.path(field);
  }

  String text(String field, @Nullable String otherwise) {
    var value = node(field);
    if (value.isString() && !value.stringValue().isBlank()) {
      return value.stringValue();
    }
    if (!value.isMissingNode() || otherwise == null) {
      problem(field, "is " + shown(value), "write a text");
    }
    return otherwise == null ? "?" : otherwise;
  }

  int integer(String field, int least, int most, int otherwise) {
    var value = node(field);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (value.isInt() && value.intValue() >= least && value.intValue() <= most) {
      return value.intValue();
    }
    problem(
        field, "is " + shown(value), "write a whole number from %d to %d".formatted(least, most));
    return otherwise;
  }

  Duration millis(String field, double otherwise) {
    var value = node(field);
    double millis = value.isMissingNode() ? otherwise : value.isNumber() ? value.doubleValue() : -1;
    if (!(millis >= 0 && millis <= 60_000)) {
      problem(field, "is " + shown(value), "write milliseconds from 0 to 60000");
      return Duration.ZERO;
    }
    return Duration.ofNanos(Math.round(millis * 1_000_000));
  }

  boolean flag(String field, boolean otherwise) {
    var value = node(field);
    if (!value.isMissingNode() && !value.isBoolean()) {
      problem(field, "is " + shown(value), "write true or false");
    }
    return value.booleanValue(otherwise);
  }

  /// Returns the constant that the field spells; `otherwise` null: it must be there.
  <E extends Enum<E> & Coded> E word(String field, Class<E> type, @Nullable E otherwise) {
    var value = node(field);
    if (value.isMissingNode() && otherwise != null) {
      return otherwise;
    }
    for (var constant : type.getEnumConstants()) {
      if (value.isString() && value.stringValue().equals(constant.code())) {
        return constant;
      }
    }
    var words =
        Arrays.stream(type.getEnumConstants()).map(Coded::code).collect(Collectors.joining(", "));
    problem(field, "is " + shown(value), "write one of " + words);
    return type.getEnumConstants()[0];
  }

  /// Returns what `read` makes of a text; its IllegalArgumentException becomes a problem.
  <T> @Nullable T parsed(String field, String remedy, Function<String, T> read) {
    if (!has(field)) {
      return null;
    }
    try {
      return read.apply(text(field, null));
    } catch (IllegalArgumentException e) {
      problem(field, "is " + shown(node(field)), remedy);
      return null;
    }
  }

  /// Returns the elements of an array, each with its place; empty if the field is missing.
  List<Fields> objects(String field) {
    var all = new ArrayList<Fields>();
    for (var element : array(field)) {
      all.add(new Fields("%s.%s[%d]".formatted(place, field, all.size()), element, problems));
    }
    return all;
  }

  /// Returns the object that a field holds.
  Fields inner(String field) {
    return new Fields(place + "." + field, node(field), problems);
  }

  List<JsonNode> array(String field) {
    var value = node(field);
    if (!value.isMissingNode() && !value.isArray()) {
      problem(field, "is " + shown(value), "write a list [ … ]");
    }
    return value.isArray() ? List.copyOf(value.values()) : List.of();
  }

  static String shown(JsonNode value) {
    return value.isMissingNode() ? "missing" : value.toString();
  }
}
