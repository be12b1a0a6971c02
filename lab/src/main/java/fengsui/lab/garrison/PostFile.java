package fengsui.lab.garrison;

import fengsui.lab.Topology;
import fengsui.model.Side;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The post's configuration file: the laboratory's sites, who stands where, and one plan.
final class PostFile {

  private static final Map<String, String> OWNERS =
      new TreeMap<>(
          Map.of(
              Topology.PAY, "ours",
              Topology.HOME, "ours",
              Topology.HUB, "provider:partner",
              Topology.MALL, "control",
              Topology.FAR, "control"));

  private PostFile() {}

  /// Whom agents ask for names.
  enum Naming {
    /// Their carrier's resolver, and in doubt two others.
    USUAL,
    /// Their carrier's resolvers at each look; in doubt a control by DNS over TLS, and the zones'
    /// own server.
    THOROUGH
  }

  /// Returns its text; `authority` is the certificate that the sites' are signed with.
  static String text(Duration every, Path authority, Naming naming) {
    var lines = new ArrayList<String>();
    lines.add("targets:");
    OWNERS.forEach((site, owner) -> lines.add(target(site, owner)));
    lines.add("vantages:");
    Stand.ALL.forEach(stand -> lines.add(vantage(stand, naming)));
    lines.add("plans:");
    lines.add("  - name: drill");
    lines.add("    agents: ['*']");
    lines.add("    targets: ['*']");
    lines.add("    every: %dms".formatted(every.toMillis()));
    lines.add("    timeout: 4s");
    lines.add("    listening: 500ms");
    lines.add("    controlPorts: [80, 8443]");
    lines.add("    authoritiesFile: " + authority);
    if (naming == Naming.THOROUGH) {
      var address = Topology.address(Topology.PUBLIC_DNS);
      lines.add("    nameControls: ['tls://%s@%s']".formatted(Topology.DOT_NAME, address));
      lines.add("    zones:");
      lines.add(zone("fengsui.test", "ours"));
      lines.add(zone("partner.test", "partner"));
    }
    return String.join("\n", lines) + "\n";
  }

  /// The ids of all targets.
  static List<String> targets() {
    return List.copyOf(OWNERS.keySet());
  }

  private static String target(String site, String owner) {
    var url = "https://%s/".formatted(Objects.requireNonNull(Topology.NAMES.get(site)));
    return "  - {id: %s, url: '%s', side: %s, owner: '%s'}"
        .formatted(site, url, side(site).code(), owner);
  }

  private static Side side(String site) {
    return Topology.leg(site).side();
  }

  private static String zone(String name, String operator) {
    return "      - {name: %s, servers: ['%s'], operator: %s}"
        .formatted(name, Topology.address(Topology.ZONE_DNS), operator);
  }

  private static String vantage(Stand stand, Naming naming) {
    var resolvers =
        stand.resolvers().stream()
            .limit(naming == Naming.THOROUGH ? 1 : Integer.MAX_VALUE)
            .map(host -> "'" + Topology.address(host) + "'")
            .collect(Collectors.joining(", ", "[", "]"));
    return "  - {agent: %s, %s, resolvers: %s}"
        .formatted(stand.name(), stand.words().replace("=", ": ").replace(",", ", "), resolvers);
  }
}
