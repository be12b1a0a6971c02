package fengsui.model;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whom an agent asks for names beside the resolvers of its carrier.
///
/// @param controls who may be believed to be nobody's carrier, each as a way writes itself, such as
///   `https://doh.example/dns-query`, `tls://dot.example` or `udp://192.0.2.1:53`; if there are
///   any, all of the plan's resolvers are the carrier's
/// @param zones who answers for a zone
public record Naming(List<String> controls, List<Zone> zones) {

  /// Nobody.
  public static final Naming NONE = new Naming(List.of(), List.of());

  public Naming {
    controls = List.copyOf(controls);
    zones = List.copyOf(zones);
  }

  /// A zone and its authoritative servers.
  ///
  /// @param name without the dot at the end
  /// @param servers as a resolver is written, such as `udp://192.0.2.1:53`
  /// @param operator who runs them: `ours`, or a provider's name; null if nobody said
  public record Zone(String name, List<String> servers, @Nullable String operator) {

    public Zone {
      if (!name.matches("[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?")) {
        throw new IllegalArgumentException(
            "zone must be a name such as shop.example, but is \"" + name + "\"");
      }
      if (operator != null && !operator.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
        throw new IllegalArgumentException(
            "operator must be ours or a name of letters, digits, dots and dashes, but is "
                + operator);
      }
      name = name.toLowerCase(Locale.ROOT);
      servers = List.copyOf(servers);
    }

    /// Whether `host` is a name of this zone.
    public boolean covers(String host) {
      var lower = host.toLowerCase(Locale.ROOT);
      return lower.equals(name) || lower.endsWith("." + name);
    }
  }

  /// Returns the smallest zone that `host` is in; empty if none was named.
  public Optional<Zone> findZone(String host) {
    return zones.stream()
        .filter(zone -> zone.covers(host))
        .max(Comparator.comparingInt(zone -> zone.name().length()));
  }
}
