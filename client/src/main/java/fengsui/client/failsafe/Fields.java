package fengsui.client.failsafe;

import fengsui.dns.json.Json;
import fengsui.dns.json.MalformedJson;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Reads the fields of a signed document. What is wrong is said with its place and a remedy.
public final class Fields {

  private static final int MOST_EACH = 16;

  private Fields() {}

  /// Reads a document that is an object whose `schema` is this one.
  public static Json.Members root(String what, String schema, byte[] text) throws FailsafeRefused {
    try {
      var root = object(what, Json.read(text));
      var said = root.find("schema").flatMap(Json::findText).orElse("");
      if (!said.equals(schema)) {
        throw wrong("schema", "is \"" + said + "\"", "write \"" + schema + "\"");
      }
      return root;
    } catch (MalformedJson e) {
      throw new FailsafeRefused("it is no JSON: " + e.getMessage(), "correct it");
    }
  }

  /// Reads the texts of an array; absent is empty. What is wrong comes as an
  /// IllegalArgumentException with its place.
  public static <T> List<T> list(String place, Json.Members of, BiFunction<String, String, T> read)
      throws FailsafeRefused {
    var given = of.find(last(place));
    if (given.isEmpty()) {
      return List.of();
    }
    if (!(given.get() instanceof Json.Array array) || array.values().size() > MOST_EACH) {
      throw wrong(place, "is no list of at most " + MOST_EACH, "write [\"…\", \"…\"]");
    }
    var all = new ArrayList<T>();
    for (var each : array.values()) {
      var at = place + "[" + all.size() + "]";
      var text = each.findText();
      if (text.isEmpty()) {
        throw wrong(at, "is no text", "write it in quotes");
      }
      all.add(read.apply(at, text.get()));
    }
    return all;
  }

  /// Reads a time, which must be there.
  public static Instant time(String place, Json.Members of) throws FailsafeRefused {
    var text = of.find(last(place)).flatMap(Json::findText).orElse("");
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw wrong(place, "is \"" + shown(text) + "\"", "write it as 2026-01-31T00:00:00Z");
    }
  }

  private static String last(String place) {
    return place.substring(place.lastIndexOf('.') + 1);
  }

  /// Reads a whole number from 1 on, which must be there.
  public static long whole(String place, @Nullable Json json, long most) throws FailsafeRefused {
    var number = json == null ? null : json.findWhole().orElse(null);
    if (number == null || number < 1 || number > most) {
      throw wrong(place, "is no whole number in its range", "write one from 1 on");
    }
    return number;
  }

  /// Reads true or false, which must be there.
  public static boolean bool(String place, @Nullable Json json) throws FailsafeRefused {
    if (json instanceof Json.Bool bool) {
      return bool.value();
    }
    throw wrong(place, "is neither true nor false", "say whether its owner allows it");
  }

  /// Reads an object, which must be there.
  public static Json.Members object(String place, @Nullable Json json) throws FailsafeRefused {
    if (json instanceof Json.Members members) {
      return members;
    }
    throw wrong(place, "is no object", "write {…}");
  }

  /// What is given back of a text that is wrong.
  public static String shown(String text) {
    var plain = text.replaceAll("[^ -~]", "?");
    return plain.length() > 80 ? plain.substring(0, 80) + "…" : plain;
  }

  /// Place, problem, remedy.
  public static FailsafeRefused wrong(String place, String problem, String remedy) {
    return new FailsafeRefused(place + " " + problem, remedy);
  }
}
