package fengsui.wire;

import fengsui.model.Coded;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The fields of one JSON object, read strictly: what is there must be of its kind, and every
/// complaint names the field by its path. `find…` takes absence and `null` alike for nothing.
final class Fields {

  private static final String TIME_REMEDY = "write it like 2025-08-12T11:41:03.120Z";

  private static final String MONEY_REMEDY = "write it as decimal text like \"12.50\"";
  private static final Pattern MONEY = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,9})?");

  private final JsonNode node;
  private final String path;

  private Fields(JsonNode node, String path) {
    this.node = node;
    this.path = path;
  }

  /// Returns the fields of a whole line or document.
  static Fields of(JsonNode node) {
    return new Fields(node, "").checked();
  }

  private Fields checked() {
    if (!node.isObject()) {
      throw new WireException(
          place(), "must be an object, but is " + brief(node), "write it between { and }");
    }
    return this;
  }

  private String place() {
    return path.isEmpty() ? "document" : "field " + path;
  }

  private String pathOf(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  @Nullable JsonNode find(String name) {
    var value = node.get(name);
    return value == null || value.isNull() ? null : value;
  }

  boolean has(String name) {
    return find(name) != null;
  }

  private JsonNode value(String name) {
    var value = find(name);
    if (value == null) {
      throw complaint(name, "is missing", "give it a value");
    }
    return value;
  }

  WireException complaint(String name, String problem, String remedy) {
    return new WireException("field " + pathOf(name), problem, remedy);
  }

  private WireException wrongKind(String name, String kind, JsonNode value) {
    return complaint(name, "must be " + kind + ", but is " + brief(value), "correct it");
  }

  String text(String name) {
    var value = value(name);
    if (!value.isString()) {
      throw wrongKind(name, "text", value);
    }
    return value.stringValue();
  }

  @Nullable String findText(String name) {
    return has(name) ? text(name) : null;
  }

  double number(String name) {
    var value = value(name);
    var number = value.isNumber() ? value.asDouble(Double.NaN) : Double.NaN;
    if (!Double.isFinite(number)) {
      throw wrongKind(name, "a number", value);
    }
    return number;
  }

  @Nullable Double findNumber(String name) {
    return has(name) ? number(name) : null;
  }

  /// Returns decimal text as it is spelt, such as `12.50`: no exponent, at most 18 digits before
  /// the point and 9 behind it. A JSON number is refused, because its reader may have made it
  /// binary.
  BigDecimal money(String name) {
    var text = text(name);
    if (!MONEY.matcher(text).matches()) {
      throw complaint(name, "is not money: " + brief(value(name)), MONEY_REMEDY);
    }
    return new BigDecimal(text);
  }

  @Nullable BigDecimal findMoney(String name) {
    return has(name) ? money(name) : null;
  }

  /// Returns a decimal, written as text or as a number.
  BigDecimal decimal(String name) {
    var value = value(name);
    var text = value.isNumber() ? value.asString() : text(name);
    if (!MONEY.matcher(text).matches()) {
      throw complaint(name, "is not a decimal: " + brief(value), "write it like 0.20");
    }
    return new BigDecimal(text);
  }

  @Nullable BigDecimal findDecimal(String name) {
    return has(name) ? decimal(name) : null;
  }

  long integer(String name) {
    var number = number(name);
    if (number != Math.rint(number) || Math.abs(number) > 1L << 53) {
      throw wrongKind(name, "a whole number", value(name));
    }
    return (long) number;
  }

  @Nullable Long findInteger(String name) {
    return has(name) ? integer(name) : null;
  }

  int smallInteger(String name) {
    var integer = integer(name);
    if (integer != (int) integer) {
      throw wrongKind(name, "a whole number below 2^31", value(name));
    }
    return (int) integer;
  }

  @Nullable Integer findSmallInteger(String name) {
    return has(name) ? smallInteger(name) : null;
  }

  boolean flag(String name) {
    var value = value(name);
    if (!value.isBoolean()) {
      throw wrongKind(name, "true or false", value);
    }
    return value.booleanValue();
  }

  @Nullable Boolean findFlag(String name) {
    return has(name) ? flag(name) : null;
  }

  <E extends Enum<E> & Coded> E coded(Class<E> type, String name) {
    var text = text(name);
    for (var constant : type.getEnumConstants()) {
      if (constant.code().equals(text)) {
        return constant;
      }
    }
    var allowed =
        Arrays.stream(type.getEnumConstants()).map(Coded::code).collect(Collectors.joining(", "));
    throw complaint(name, "is " + brief(value(name)), "allowed: " + allowed);
  }

  <E extends Enum<E> & Coded> @Nullable E findCoded(Class<E> type, String name) {
    return has(name) ? coded(type, name) : null;
  }

  /// Returns the text turned into a word that checks itself.
  <T> T word(String name, Function<String, T> reading) {
    var text = text(name);
    try {
      return reading.apply(text);
    } catch (IllegalArgumentException e) {
      throw complaint(name, Escapes.visible(String.valueOf(e.getMessage())), "correct it");
    }
  }

  Instant time(String name) {
    var text = text(name);
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException _) {
      throw complaint(name, "is not a time: " + brief(value(name)), TIME_REMEDY);
    }
  }

  @Nullable Instant findTime(String name) {
    return has(name) ? time(name) : null;
  }

  Fields object(String name) {
    return new Fields(value(name), pathOf(name)).checked();
  }

  @Nullable Fields findObject(String name) {
    return has(name) ? object(name) : null;
  }

  /// Calls `sink` with the name and value of every field that is not null.
  void each(BiConsumer<String, JsonNode> sink) {
    for (var field : node.properties()) {
      if (!field.getValue().isNull()) {
        sink.accept(field.getKey(), field.getValue());
      }
    }
  }

  List<Fields> objects(String name) {
    var all = new ArrayList<Fields>();
    var index = 0;
    for (var element : elements(name)) {
      all.add(inside(element, name + "[" + index++ + "]"));
    }
    return all;
  }

  /// Returns the fields of `element`, found here at `place`.
  Fields inside(JsonNode element, String place) {
    return new Fields(element, pathOf(place)).checked();
  }

  List<String> texts(String name) {
    var all = new ArrayList<String>();
    for (var element : elements(name)) {
      if (!element.isString()) {
        throw wrongKind(name, "a list of texts", element);
      }
      all.add(element.stringValue());
    }
    return all;
  }

  /// Returns the elements of a list; an absent list is empty.
  List<JsonNode> elements(String name) {
    var value = find(name);
    if (value == null) {
      return List.of();
    }
    if (!value.isArray()) {
      throw wrongKind(name, "a list", value);
    }
    return List.copyOf(value.values());
  }

  /// Returns what `making` makes of these fields; a rule broken there is a complaint about the
  /// object.
  <T> T make(Supplier<T> making) {
    try {
      return making.get();
    } catch (IllegalArgumentException e) {
      throw new WireException(
          place(), Escapes.visible(String.valueOf(e.getMessage())), "correct it");
    }
  }

  private static String brief(JsonNode value) {
    var text = Escapes.visible(value.toString());
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
