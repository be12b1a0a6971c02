package fengsui.lab;

import fengsui.lab.border.BorderBox;
import fengsui.lab.border.InjectorFileException;
import fengsui.lab.border.InjectorReader;
import fengsui.lab.border.Rule;
import fengsui.lab.border.WarmUp;
import fengsui.lab.host.Authority;
import fengsui.lab.host.Firewall;
import fengsui.lab.host.FirewallMode;
import fengsui.lab.host.Hosts;
import fengsui.lab.host.Site;
import fengsui.lab.host.SiteMode;
import fengsui.lab.host.Urgency;
import fengsui.model.Coded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Everything that runs in the laboratory, and the knobs on it.
final class Inside implements AutoCloseable {

  private final BorderBox box;
  private final Map<String, Site> sites = new HashMap<>();
  private final NameServers nameServers;
  private final InnerGates gates = new InnerGates();

  /// Makes the hosts and starts all servers; `directory` receives files such as `ca.pem`.
  Inside(Enclosure proof, Path directory)
      throws IOException, GeneralSecurityException, InterruptedException {
    java.util.Objects.requireNonNull(proof);
    box = new BorderBox(Topology.NETWORK, Hosts.make(Topology.NETWORK.legs()));
    Urgency.raise(BorderBox.THREAD);
    warmUp();
    nameServers = new NameServers(directory);
    var now = Instant.now();
    var known = new Authority("Fengsui laboratory CA", now);
    var unknown = new Authority("Somebody else's CA", now);
    Files.writeString(directory.resolve("ca.pem"), known.pem());
    var names = List.of(Topology.DOT_NAME, Topology.address(Topology.PUBLIC_DNS));
    var dot = known.certify(names, Authority.around(now));
    Files.writeString(directory.resolve("dot.pem"), dot.chainPem());
    Files.writeString(directory.resolve("dot.key"), dot.keyPem());
    for (var site : Topology.NAMES.entrySet()) {
      var own = new ArrayList<>(List.of(site.getValue()));
      Topology.leg(site.getKey()).addresses().forEach(a -> own.add(a.getHostAddress()));
      sites.put(site.getKey(), new Site(site.getKey(), own, known, unknown));
    }
  }

  /// Turns one knob.
  ///
  /// @throws IllegalArgumentException if there is no such knob or position
  synchronized void set(String knob, List<String> arguments)
      throws IOException, InterruptedException, InjectorFileException {
    switch (knob) {
      case "devices" -> box.obey(rules(arguments));
      case "site" -> site(arguments.get(0)).become(Coded.of(SiteMode.class, arguments.get(1)));
      case "dns" ->
          nameServers.become(arguments.get(0), Coded.of(ResolverMode.class, arguments.get(1)));
      case "uplink" -> Hosts.uplink(arguments.get(0), arguments.get(1).equals("up"));
      case "firewall" ->
          Firewall.set(
              arguments.get(0),
              Integer.parseInt(arguments.get(1)),
              Coded.of(FirewallMode.class, arguments.get(2)));
      case "gate" ->
          gates.inwards(
              arguments.get(0),
              arguments.get(1),
              Integer.parseInt(arguments.get(2)),
              arguments.get(3));
      case "outlet" ->
          gates.outwards(arguments.get(0), Integer.parseInt(arguments.get(1)), arguments.get(2));
      default -> throw new IllegalArgumentException("no such knob: " + knob); // open set of texts
    }
  }

  /// The first packets of a cold JVM would be a millisecond late.
  private static void warmUp() throws IOException, InterruptedException {
    try {
      WarmUp.run(Topology.NETWORK, rules(List.of(Injectors.text("border-443"))));
    } catch (InjectorFileException e) {
      throw new IllegalStateException(e);
    }
    Hosts.chatter(Topology.HOME, Topology.leg(Topology.MALL).addresses().getFirst());
  }

  private static List<Rule> rules(List<String> injectors) throws InjectorFileException {
    var all = new ArrayList<Rule>();
    for (var json : injectors) {
      all.addAll(InjectorReader.read("injector", json).rules());
    }
    return all;
  }

  private Site site(String name) {
    var site = sites.get(name);
    if (site == null) {
      throw new IllegalArgumentException(
          "site must be one of %s, but is %s".formatted(sites.keySet(), name));
    }
    return site;
  }

  @Override
  public void close() {
    gates.close();
    sites.values().forEach(Site::close);
    nameServers.close();
    box.close();
  }
}
