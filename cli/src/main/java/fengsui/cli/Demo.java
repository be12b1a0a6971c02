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
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

  private static final String SUBSIDY = "wrong-subsidy";

  private final Outposts outposts;
  private final Set<String> on = new HashSet<>();
  private @Nullable DemoTills tills;

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

  /// Starts the laboratory's agents, which report to `post`, and tills that sell into it.
  void report(CommandPost post) throws LaboratoryException, InterruptedException {
    var tokens = post.part(Tokens.class);
    outposts.report(post.url().getPort(), name -> tokens.issue(name, Role.AGENT));
    try {
      tills = DemoTills.open(post, Instant.now());
    } catch (IOException e) {
      throw new LaboratoryException(
          "the demo's tills cannot reach the post: " + e.getMessage(), "start it again");
    }
  }

  @Override
  public synchronized List<DrillSwitch> all() {
    var all = new ArrayList<DrillSwitch>();
    for (var incident : INCIDENTS) {
      var turnedOn = on.contains(incident.name());
      all.add(new DrillSwitch(incident.name(), incident.about(), turnedOn, incident.truth()));
    }
    var about = "2025-01-16: a wrong campaign takes 20 % off every payment";
    var truth = new Truth(FaultDomain.CHANGE, null, null);
    all.add(new DrillSwitch(SUBSIDY, about, on.contains(SUBSIDY), truth));
    return List.copyOf(all);
  }

  @Override
  public synchronized void turn(String name, boolean turnedOn) {
    if (name.equals(SUBSIDY)) {
      turnSubsidy(turnedOn);
      return;
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

  private void turnSubsidy(boolean turnedOn) {
    if (tills == null) {
      throw new IllegalStateException(SUBSIDY + ": the tills are not open yet; try again");
    }
    if (turnedOn ? on.add(SUBSIDY) : on.remove(SUBSIDY)) {
      tills.goWrong(turnedOn);
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
  public synchronized void close() {
    if (tills != null) {
      tills.close();
    }
    outposts.close();
  }
}
