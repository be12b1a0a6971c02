package fengsui.dns.verdict;

import static java.nio.charset.StandardCharsets.UTF_8;

import fengsui.dns.IpText;
import fengsui.dns.message.Name;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/// Who runs a way of asking. Two ways of one operator can tell the same lie, so they count once.
///
/// An operator that is not listed is known by the registered domain of the host, or by the block of
/// the address.
public final class Operators {

  private static final Pattern WAY =
      Pattern.compile("(?<scheme>[a-z0-9+.-]+)://(?<host>\\[[^\\]]*\\]|[^/:?]*).*");

  private final Map<String, String> listed;

  private Operators(Map<String, String> listed) {
    this.listed = Map.copyOf(listed);
  }

  /// Returns the public operators that ship with the library; `operators.conf` names the source.
  public static Operators known() {
    try (var in = Operators.class.getResourceAsStream("operators.conf")) {
      var text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
      var operators = new Operators(Map.of());
      for (var line : text.lines().toList()) {
        var words = line.replaceFirst("#.*", "").strip();
        operators = words.isEmpty() ? operators : operators.with(words);
      }
      return operators;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// Returns these and the one that `line` tells of: `OPERATOR HOST…`, where a host is a domain
  /// with all below it, or an address.
  ///
  /// @throws IllegalArgumentException if there is no host
  public Operators with(String line) {
    var words = line.strip().split("\\s+", -1);
    if (words.length < 2) {
      throw new IllegalArgumentException("\"" + line + "\" has no host; write OPERATOR HOST…");
    }
    var more = new HashMap<>(listed);
    for (int i = 1; i < words.length; i++) {
      more.put(words[i], words[0]);
    }
    return new Operators(more);
  }

  /// Returns who runs the way with this id.
  String of(String way) {
    var parts = WAY.matcher(way);
    if (!parts.matches()) {
      return way;
    }
    var scheme = parts.group("scheme");
    if (scheme.startsWith("httpdns+")) {
      var vendor = scheme.substring("httpdns+".length());
      return vendor.endsWith("-v2") ? vendor.substring(0, vendor.length() - 3) : vendor;
    }
    var host = parts.group("host").replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT);
    return IpText.find(host)
        .map(address -> listed.getOrDefault(IpText.of(address), Vicinity.of(address).toString()))
        .orElseGet(() -> named(way, host));
  }

  private String named(String way, String host) {
    try {
      for (var name = Name.of(host); !name.isRoot(); name = name.parent()) {
        var operator = listed.get(name.toString());
        if (operator != null) {
          return operator;
        }
      }
      return Domains.registered(Name.of(host)).toString();
    } catch (IllegalArgumentException noName) {
      return way;
    }
  }
}
