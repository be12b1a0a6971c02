package fengsui.cli;

import fengsui.model.Access;
import fengsui.model.Carrier;
import fengsui.model.Coded;
import fengsui.model.Owner;
import fengsui.model.Side;
import fengsui.model.Target;
import fengsui.model.Vantage;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads the values of options.
final class Words {

  private Words() {}

  /// Returns the constant that is spelt `word`.
  static <E extends Enum<E> & Coded> E coded(Class<E> type, String place, String word) {
    for (var constant : type.getEnumConstants()) {
      if (constant.code().equals(word)) {
        return constant;
      }
    }
    var allowed =
        Arrays.stream(type.getEnumConstants()).map(Coded::code).collect(Collectors.joining(" or "));
    throw new BadInput(place, "is \"" + word + "\"", "write " + allowed);
  }

  static Owner owner(String word) {
    if (word.equals("control")) {
      throw new BadInput("--owner", "a target cannot be a control", "use --control for controls");
    }
    return checked("--owner", word, Owner::of, "write ours or provider:NAME");
  }

  /// Reads `carrier=unicom,province=beijing,access=fixed,side=domestic`; what is left out is as in
  /// [Vantage#HERE].
  static Vantage vantage(String text) {
    var given = pairs(text);
    var carrier = given.getOrDefault("carrier", Vantage.HERE.carrier().code());
    var access = given.getOrDefault("access", Vantage.HERE.access().code());
    var side = given.getOrDefault("side", Vantage.HERE.side().code());
    var province = given.getOrDefault("province", Vantage.HERE.province());
    return checked(
        "--vantage",
        province,
        name ->
            new Vantage(
                checked("--vantage carrier", carrier, Carrier::new, "correct it"),
                name,
                coded(Access.class, "--vantage access", access),
                coded(Side.class, "--vantage side", side)),
        "correct it");
  }

  private static Map<String, String> pairs(String text) {
    var all = new HashMap<String, String>();
    for (var pair : text.split(",", -1)) {
      var parts = pair.split("=", 2);
      if (parts.length < 2 || !"carrier province access side".contains(parts[0])) {
        throw new BadInput(
            "--vantage",
            "\"" + pair + "\" is not one of its parts",
            "write carrier=…,province=…,access=…,side=…");
      }
      if (all.put(parts[0], parts[1]) != null) {
        throw new BadInput("--vantage", parts[0] + " is given twice", "give it once");
      }
    }
    return all;
  }

  /// Reads `URL,SIDE`.
  static Target control(String text) {
    var comma = text.lastIndexOf(',');
    if (comma < 0) {
      throw new BadInput("--control " + text, "has no side", "write URL,domestic or URL,overseas");
    }
    var url = text.substring(0, comma);
    var side = coded(Side.class, "--control " + url, text.substring(comma + 1));
    return TargetText.parse("--control", url, side, Owner.CONTROL);
  }

  /// Reads seconds, such as `5` or `0.5`, up to a minute.
  static Duration seconds(String place, String text) {
    var seconds = text.matches("[0-9]{1,3}(\\.[0-9]{1,3})?") ? Double.parseDouble(text) : -1;
    if (seconds <= 0 || seconds > 60) {
      throw new BadInput(place, "is \"" + text + "\"", "write seconds, over 0 and at most 60");
    }
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  static int port(String place, String text) {
    var port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    if (port < 1 || port > 65535) {
      throw new BadInput(place, "is \"" + text + "\"", "write a port from 1 to 65535");
    }
    return port;
  }

  private static <T> T checked(
      String place, String word, Function<String, T> reading, String remedy) {
    try {
      return reading.apply(word);
    } catch (IllegalArgumentException e) {
      throw new BadInput(place, String.valueOf(e.getMessage()), remedy);
    }
  }
}
