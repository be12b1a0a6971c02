package fengsui.lab;

import fengsui.lab.host.NameServer;
import fengsui.model.Side;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The laboratory's name servers: each carrier's asks the public one for the domestic name and the
/// zones' server overseas, across the border, for the others.
final class NameServers implements AutoCloseable {

  /// How late a slow server answers: longer than the second after which clients ask again.
  private static final Duration LATE = Duration.ofMillis(1500);

  private final Map<String, NameServer> servers = new LinkedHashMap<>();

  NameServers(Path directory) throws IOException, InterruptedException {
    var hosts = new ArrayList<>(List.of(Topology.ZONE_DNS, Topology.PUBLIC_DNS));
    Topology.CARRIERS.forEach(carrier -> hosts.add(Topology.resolver(carrier)));
    for (var host : hosts) {
      servers.put(host, new NameServer(host, directory));
      become(host, ResolverMode.HEALTHY);
    }
  }

  void become(String host, ResolverMode mode) throws IOException, InterruptedException {
    var server = servers.get(host);
    if (server == null) {
      throw new IllegalArgumentException(
          "name server must be one of %s, but is %s".formatted(servers.keySet(), host));
    }
    if (mode == ResolverMode.DEAD) {
      server.close();
    } else {
      server.serve(lines(host, mode), mode == ResolverMode.SLOW ? LATE : Duration.ZERO);
    }
  }

  private static List<String> lines(String host, ResolverMode mode) {
    var ours = Objects.requireNonNull(Topology.NAMES.get(Topology.PAY));
    return switch (mode) {
      case HEALTHY, SLOW -> healthy(host);
      case BRIEF -> Stream.concat(healthy(host).stream(), Stream.of("max-ttl=2")).toList();
      case LOOPBACK -> List.of("address=/#/127.0.0.2");
      case PORTAL -> List.of("address=/#/" + Topology.address(Topology.HOME));
      case NXDOMAIN_PORTAL ->
          instead(
              ours,
              healthy(host),
              "address=/%s/%s".formatted(ours, Topology.address(Topology.MALL)),
              "local=/%s/".formatted(ours));
      case ZONE_LOOPBACK ->
          instead(ours, healthy(host), "address=/" + ours + "/127.0.0.2", "local=/" + ours + "/");
      case NXDOMAIN -> instead(ours, healthy(host), "address=/" + ours + "/");
      case REFUSING, DEAD -> List.of();
    };
  }

  private static List<String> instead(String name, List<String> others, String... lines) {
    var all = new ArrayList<>(List.of(lines));
    others.stream().filter(l -> !l.contains(name)).forEach(all::add);
    return all;
  }

  private static List<String> healthy(String host) {
    return switch (host) {
      case Topology.ZONE_DNS -> {
        var lines = new ArrayList<>(known(_ -> true));
        // Nobody else knows more: no such name; or, of the names known, no such record.
        lines.add("local=/test/");
        Topology.NAMES.values().forEach(name -> lines.add("local=/%s/".formatted(name)));
        yield lines;
      }
      case Topology.PUBLIC_DNS -> {
        var lines = new ArrayList<>(known(NameServers::domestic));
        lines.add("server=" + Topology.address(Topology.ZONE_DNS));
        yield lines;
      }
      default -> { // carriers
        var lines = new ArrayList<String>();
        Topology.NAMES.forEach((site, name) -> {
          var next = domestic(site) ? Topology.PUBLIC_DNS : Topology.ZONE_DNS;
          lines.add("server=/%s/%s".formatted(name, Topology.address(next)));
        });
        lines.add("server=" + Topology.address(Topology.ZONE_DNS));
        yield lines;
      }
    };
  }

  private static List<String> known(Predicate<String> sites) {
    return Topology.NAMES.entrySet().stream()
        .filter(entry -> sites.test(entry.getKey()))
        .map(e -> "address=/%s/%s".formatted(e.getValue(), Topology.address(e.getKey())))
        .toList();
  }

  private static boolean domestic(String site) {
    return Topology.leg(site).side() == Side.DOMESTIC;
  }

  @Override
  public void close() {
    for (var server : servers.values()) {
      server.close();
    }
  }
}
