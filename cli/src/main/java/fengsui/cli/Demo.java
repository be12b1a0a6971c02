package fengsui.cli;

import fengsui.lab.Knob;
import fengsui.lab.LaboratoryException;
import fengsui.lab.ResolverMode;
import fengsui.lab.Topology;
import fengsui.lab.garrison.Outposts;
import fengsui.model.Carrier;
import fengsui.model.FaultDomain;
import fengsui.server.CommandPost;
import fengsui.server.access.Role;
import fengsui.server.access.Tokens;
import fengsui.server.pages.DrillSwitches;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A laboratory under the post, and the incidents that a newcomer can turn on and off in it.
final class Demo implements DrillSwitches, AutoCloseable {

  private static final Duration EVERY = Duration.ofSeconds(3);

  private static final List<Incident> INCIDENTS =
      List.of(
          new Incident(
              "border-443",
              "2025-08-20: forged RST+ACK on TCP/443 across the border, both ways",
              new Truth(FaultDomain.BORDER, null, 443),
              new Knob.Devices(List.of("border-443"))),
          new Incident(
              "carrier-dns",
              "2025-08-12: China Unicom's resolver answers 127.0.0.2 for every name",
              new Truth(FaultDomain.CARRIER, new Carrier("unicom"), null),
              new Knob.Resolver(Topology.resolver("unicom"), ResolverMode.LOOPBACK)));

  private static final String MISSING = "wrong-subsidy";

  private final Outposts outposts;
  private final Set<String> on = new HashSet<>();

  private record Incident(String name, String about, Truth truth, Knob knob) {}

  private Demo(Outposts outposts) {
    this.outposts = outposts;
  }

  /// Starts the laboratory.
  ///
  /// @throws LaboratoryException if there can be none here
  static Demo prepare() throws LaboratoryException, InterruptedException {
    return new Demo(Outposts.prepare(EVERY));
  }

  /// The configuration file that the post must be started with.
  Path configuration() {
    return outposts.configuration();
  }

  /// Starts the laboratory's agents, which report to `post`.
  void report(CommandPost post) throws LaboratoryException, InterruptedException {
    var tokens = post.part(Tokens.class);
    outposts.report(post.url().getPort(), name -> tokens.issue(name, Role.AGENT));
  }

  @Override
  public synchronized List<DrillSwitch> all() {
    var all = new java.util.ArrayList<DrillSwitch>();
    for (var incident : INCIDENTS) {
      var turnedOn = on.contains(incident.name());
      all.add(new DrillSwitch(incident.name(), incident.about(), turnedOn, incident.truth()));
    }
    var about =
        "2025-01-16: a wrong campaign takes 20 % off every payment. Not in this version yet";
    all.add(new DrillSwitch(MISSING, about, false, new Truth(FaultDomain.CHANGE, null, null)));
    return List.copyOf(all);
  }

  @Override
  public synchronized void turn(String name, boolean turnedOn) {
    if (name.equals(MISSING)) {
      throw new IllegalStateException(
          MISSING + ": is not in this version yet: it comes with the payment safety net");
    }
    var knob = knob(name);
    try {
      if (turnedOn) {
        knob.breakIn(outposts.laboratory());
        on.add(name);
      } else {
        knob.mendIn(outposts.laboratory());
        on.remove(name);
      }
    } catch (LaboratoryException e) {
      throw new IllegalStateException(e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(name + ": was interrupted; try again", e);
    }
  }

  private static Knob knob(String name) {
    return INCIDENTS.stream()
        .filter(incident -> incident.name().equals(name))
        .map(Incident::knob)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no incident called " + name));
  }

  @Override
  public void close() {
    outposts.close();
  }
}
