package fengsui.client.failsafe;

import fengsui.dns.AddressClass;
import fengsui.dns.IpText;
import fengsui.dns.json.Json;
import fengsui.dns.json.MalformedJson;
import fengsui.dns.message.Name;
import java.net.InetAddress;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Reads a bundle's JSON. What it does not know it ignores; what it knows must be right.
final class BundleReader {

  static final String SCHEMA = "fengsui.failsafe/1";

  private static final int MOST_NAMES = 256;
  private static final int MOST_EACH = 16;

  private BundleReader() {}

  static Bundle read(byte[] text) throws FailsafeRefused {
    try {
      var root = object("the bundle", Json.read(text));
      var schema = root.find("schema").flatMap(Json::findText).orElse("");
      if (!schema.equals(SCHEMA)) {
        throw wrong("schema", "is \"" + schema + "\"", "write \"" + SCHEMA + "\"");
      }
      return new Bundle(
          whole("sequence", root.find("sequence").orElse(null), Long.MAX_VALUE),
          time("notBefore", root),
          time("notAfter", root),
          names(object("names", root.find("names").orElse(null))));
    } catch (MalformedJson e) {
      throw new FailsafeRefused("it is no JSON: " + e.getMessage(), "correct it");
    } catch (IllegalArgumentException e) {
      throw new FailsafeRefused(String.valueOf(e.getMessage()), "correct it");
    }
  }

  private static Map<Name, Bundle.Entry> names(Json.Members members) throws FailsafeRefused {
    if (members.byName().isEmpty() || members.byName().size() > MOST_NAMES) {
      throw wrong(
          "names", "are " + members.byName().size(), "give 1 to %d of them".formatted(MOST_NAMES));
    }
    var names = new HashMap<Name, Bundle.Entry>();
    for (var member : members.byName().entrySet()) {
      var place = "names." + shown(member.getKey());
      if (names.put(name(place, member.getKey()), entry(place, member.getValue())) != null) {
        throw wrong(place, "comes twice", "write it once");
      }
    }
    return names;
  }

  private static Bundle.Entry entry(String place, Json json) throws FailsafeRefused {
    var entry = object(place, json);
    var addresses = list(place + ".addresses", entry, BundleReader::address);
    if (addresses.isEmpty()) {
      throw wrong(place + ".addresses", "are none", "give at least one");
    }
    var port = entry.find("port");
    return new Bundle.Entry(
        addresses,
        list(place + ".aliases", entry, BundleReader::nameChecked),
        Set.copyOf(list(place + ".pins", entry, BundleReader::pin)),
        port.isEmpty() ? 443 : (int) whole(place + ".port", port.get(), 65_535),
        bool(place + ".directIpAllowed", entry.find("directIpAllowed").orElse(null)));
  }

  /// Reads the texts of an array; absent is empty. What is wrong comes as an
  /// IllegalArgumentException with its place.
  private static <T> List<T> list(String place, Json.Members of, BiFunction<String, String, T> read)
      throws FailsafeRefused {
    var given = of.find(place.substring(place.lastIndexOf('.') + 1));
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

  private static InetAddress address(String place, String text) {
    var address =
        IpText.find(text)
            .filter(each -> text.indexOf('%') < 0)
            .orElseThrow(() ->
                new IllegalArgumentException(place + " is \"" + shown(text) + "\", no address"));
    if (AddressClass.of(address).bogon()) {
      throw new IllegalArgumentException(place + " is " + text + ", which can be nobody's address");
    }
    return address;
  }

  private static String pin(String place, String text) {
    if (!text.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          place + " is \"" + shown(text) + "\", not a SHA-256 of 64 hexadecimal digits");
    }
    return text;
  }

  private static Name nameChecked(String place, String text) {
    try {
      return Name.of(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
    }
  }

  private static Name name(String place, String text) {
    return nameChecked(place, text);
  }

  private static Instant time(String name, Json.Members of) throws FailsafeRefused {
    var text = of.find(name).flatMap(Json::findText).orElse("");
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw wrong(name, "is \"" + shown(text) + "\"", "write it as 2026-01-31T00:00:00Z");
    }
  }

  private static long whole(String place, @Nullable Json json, long most) throws FailsafeRefused {
    var number = json == null ? null : json.findWhole().orElse(null);
    if (number == null || number < 1 || number > most) {
      throw wrong(place, "is no whole number in its range", "write one from 1 on");
    }
    return number;
  }

  private static boolean bool(String place, @Nullable Json json) throws FailsafeRefused {
    if (json instanceof Json.Bool bool) {
      return bool.value();
    }
    throw wrong(place, "is neither true nor false", "say whether its owner allows it");
  }

  private static Json.Members object(String place, @Nullable Json json) throws FailsafeRefused {
    if (json instanceof Json.Members members) {
      return members;
    }
    throw wrong(place, "is no object", "write {…}");
  }

  private static String shown(String text) {
    var plain = text.replaceAll("[^ -~]", "?");
    return plain.length() > 80 ? plain.substring(0, 80) + "…" : plain;
  }

  private static FailsafeRefused wrong(String place, String problem, String remedy) {
    return new FailsafeRefused(place + " " + problem, remedy);
  }
}
