package fengsui.client.failsafe;

import fengsui.dns.AddressClass;
import fengsui.dns.IpText;
import fengsui.dns.json.Json;
import fengsui.dns.message.Name;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Reads a bundle's JSON. What it does not know it ignores; what it knows must be right.
final class BundleReader {

  static final String SCHEMA = "fengsui.failsafe/1";

  private static final int MOST_NAMES = 256;

  private BundleReader() {}

  static Bundle read(byte[] text) throws FailsafeRefused {
    try {
      var root = Fields.root("the bundle", SCHEMA, text);
      return new Bundle(
          Fields.whole("sequence", root.find("sequence").orElse(null), Long.MAX_VALUE),
          Fields.time("notBefore", root),
          Fields.time("notAfter", root),
          names(Fields.object("names", root.find("names").orElse(null))));
    } catch (IllegalArgumentException e) {
      throw new FailsafeRefused(String.valueOf(e.getMessage()), "correct it");
    }
  }

  private static Map<Name, Bundle.Entry> names(Json.Members members) throws FailsafeRefused {
    if (members.byName().isEmpty() || members.byName().size() > MOST_NAMES) {
      throw Fields.wrong(
          "names", "are " + members.byName().size(), "give 1 to %d of them".formatted(MOST_NAMES));
    }
    var names = new HashMap<Name, Bundle.Entry>();
    for (var member : members.byName().entrySet()) {
      var place = "names." + Fields.shown(member.getKey());
      if (names.put(name(place, member.getKey()), entry(place, member.getValue())) != null) {
        throw Fields.wrong(place, "comes twice", "write it once");
      }
    }
    return names;
  }

  private static Bundle.Entry entry(String place, Json json) throws FailsafeRefused {
    var entry = Fields.object(place, json);
    var addresses = Fields.list(place + ".addresses", entry, BundleReader::address);
    if (addresses.isEmpty()) {
      throw Fields.wrong(place + ".addresses", "are none", "give at least one");
    }
    var port = entry.find("port");
    return new Bundle.Entry(
        addresses,
        Fields.list(place + ".aliases", entry, BundleReader::nameChecked),
        Set.copyOf(Fields.list(place + ".pins", entry, BundleReader::pin)),
        port.isEmpty() ? 443 : (int) Fields.whole(place + ".port", port.get(), 65_535),
        Fields.bool(place + ".directIpAllowed", entry.find("directIpAllowed").orElse(null)));
  }

  private static InetAddress address(String place, String text) {
    var address =
        IpText.find(text)
            .filter(each -> text.indexOf('%') < 0)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    place + " is \"" + Fields.shown(text) + "\", no address"));
    if (AddressClass.of(address).bogon()) {
      throw new IllegalArgumentException(place + " is " + text + ", which can be nobody's address");
    }
    return address;
  }

  private static String pin(String place, String text) {
    if (!text.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          place + " is \"" + Fields.shown(text) + "\", not a SHA-256 of 64 hexadecimal digits");
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
}
