package fengsui.dns.httpdns;

import fengsui.dns.IpText;
import fengsui.dns.json.Json;
import fengsui.dns.message.Name;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the pieces that the vendors' JSON shapes share. What is not as it must be throws
/// [IllegalArgumentException], which their readers make a reading of.
final class Lines {

  private static final long LONGEST_TTL = 0x7fff_ffffL;

  private Lines() {}

  /// The addresses in the array `member`; none without it.
  static List<InetAddress> addresses(Inquiry inquiry, Json json, String member) {
    var addresses = new ArrayList<InetAddress>();
    var array = json.find(member);
    if (array.isPresent() && !(array.get() instanceof Json.Array)) {
      throw new IllegalArgumentException(member + " is no array");
    }
    for (var each : array.map(Json::values).orElse(List.of())) {
      var address = IpText.parse(text(each));
      if (inquiry.wants(address)) {
        addresses.add(address);
      }
    }
    return addresses;
  }

  /// The name in `member`, which must be one of those asked for.
  static Name name(Inquiry inquiry, Json json, String member) {
    return asked(inquiry, text(json.find(member).orElseThrow(IllegalArgumentException::new)));
  }

  static Name asked(Inquiry inquiry, String text) {
    var name = Name.of(text);
    if (!inquiry.names().contains(name)) {
      throw new IllegalArgumentException("not a name asked for");
    }
    return name;
  }

  static @Nullable Duration ttl(Json json) {
    return json.find("ttl").flatMap(Json::findWhole).map(Lines::seconds).orElse(null);
  }

  static Duration seconds(long seconds) {
    return Duration.ofSeconds(Math.clamp(seconds, 0, LONGEST_TTL));
  }

  static @Nullable Duration shorter(@Nullable Duration one, @Nullable Duration other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.compareTo(other) < 0 ? one : other;
  }

  static String text(Json json) {
    return json.findText().orElseThrow(() -> new IllegalArgumentException("no text"));
  }

  static Optional<String> code(Json json) {
    return json.find("code").flatMap(Json::findText);
  }
}
