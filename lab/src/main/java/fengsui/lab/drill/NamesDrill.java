package fengsui.lab.drill;

import fengsui.lab.Drill;
import fengsui.lab.DrillResult;
import fengsui.lab.DrillRow;
import fengsui.lab.Laboratory;
import fengsui.lab.LaboratoryException;
import fengsui.lab.ResolverMode;
import fengsui.lab.Topology;
import fengsui.lab.garrison.Garrison;
import fengsui.lab.shop.Customers;
import fengsui.lab.shop.Shelter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Scenarios about names, one after the other against one running post and its agents, which watch
/// their carriers' resolvers; customers stand by in the first.
public final class NamesDrill implements Drill {

  /// How long things take.
  ///
  /// @param quiet all has been fine before a fault begins
  /// @param lies a resolver that customers ask lies at least: what is cached for two seconds then
  ///   runs out often
  /// @param recovery it may take until all is well again; zero: that is not waited for
  private record Pace(Duration quiet, Duration lies, Duration recovery) {

    /// It takes 59 good answers in a row to believe a carrier: of one name alone, at a look every 2
    /// s, two minutes.
    static final Pace WHOLE =
        new Pace(IncidentDrill.BASELINE, Duration.ofSeconds(20), Duration.ofMinutes(3));

    static final Pace BRIEF = new Pace(Duration.ofSeconds(4), Duration.ofSeconds(8), Duration.ZERO);
  }

  private final List<Scenario> scenarios;
  private final Pace pace;

  private NamesDrill(List<Scenario> scenarios, Pace pace) {
    this.scenarios = List.copyOf(scenarios);
    this.pace = pace;
  }

  /// Runs the scenarios in turn.
  public static NamesDrill of(List<Scenario> scenarios) {
    return new NamesDrill(scenarios, Pace.WHOLE);
  }

  /// Runs the real thing until its verdict has stood for a while; what comes after is left out.
  public static NamesDrill brief() {
    return new NamesDrill(List.of(CarrierDns.real()), Pace.BRIEF);
  }

  @Override
  public String name() {
    return scenarios.getFirst().name();
  }

  @Override
  public String summary() {
    return scenarios.getFirst().summary();
  }

  @Override
  public DrillResult run(Terms terms, Audience audience)
      throws LaboratoryException, InterruptedException {
    var rows = new ArrayList<DrillRow>();
    for (var once : terms.each()) {
      once(once, rows, audience);
    }
    return new DrillResult(rows);
  }

  private void once(Terms terms, List<DrillRow> rows, Audience audience)
      throws LaboratoryException, InterruptedException {
    try (var laboratory = Laboratory.start();
        var shelter = Shelter.start(laboratory);
        var garrison = Garrison.start(laboratory, setup(terms, laboratory, shelter))) {
      for (var scenario : scenarios) {
        var row = row(new Scene(laboratory, shelter, garrison), scenario, audience);
        rows.add(row);
        audience.row(row);
      }
    }
  }

  private record Scene(Laboratory laboratory, Shelter shelter, Garrison garrison) {}

  private static Garrison.Setup setup(Terms terms, Laboratory laboratory, Shelter shelter) {
    var usual = IncidentDrill.setup(terms, laboratory, Set.of());
    return new Garrison.Setup(
        usual.every(), usual.files(), usual.smallDisks(), true, shelter.agents(CarrierDns.VICTIM));
  }

  private DrillRow row(Scene scene, Scenario scenario, Audience audience)
      throws LaboratoryException, InterruptedException {
    if (!scenario.name().equals(CarrierDns.NAME)) {
      return new Rehearsal(scene.laboratory(), scene.garrison(), scenario, Interlude.NONE)
          .run(pace.quiet(), pace.recovery(), audience);
    }
    // Whoever asks anew all the time meets the lie at once, and again and again.
    scene.laboratory().nameServer(Topology.resolver(CarrierDns.VICTIM), ResolverMode.BRIEF);
    try (var customers = Customers.start(scene.laboratory(), CarrierDns.VICTIM, scene.shelter())) {
      return new Rehearsal(
              scene.laboratory(),
              scene.garrison(),
              scenario,
              new Trade(scene.garrison(), customers, pace.lies()))
          .run(pace.quiet(), pace.recovery(), audience);
    }
  }

  /// What customers see of it, and how long it takes until all are rid of it.
  private record Trade(Garrison garrison, Customers customers, Duration lies) implements Interlude {

    /// A wrong answer lives for 60 s: 95 % of caches are rid of it 57 s after the last, which came
    /// up to a look before the end.
    private static final Duration TAIL = Duration.ofSeconds(54);

    @Override
    public void play(Timeline timeline, List<String> problems) throws InterruptedException {
      var left = lies.toMillis() - (long) (timeline.secondsSince() * 1000);
      Thread.sleep(Math.max(0, left));
    }

    @Override
    public void look(Ending ending, List<String> problems) throws InterruptedException {
      var timeline = ending.timeline();
      customers.words().forEach(words -> timeline.tell("customer", ending.ended(), words));
      problems.addAll(customers.problems(timeline.onset(), ending.ended()));
      for (var incident : ending.incidents()) {
        report(incident.id(), timeline, problems);
      }
      if (!ending.recovered()) {
        return;
      }
      if (timeline.moments().stream().noneMatch(m -> m.what().endsWith(Rehearsal.RECOVER))) {
        problems.add("no incident was in phase " + Rehearsal.RECOVER);
      }
      for (var incident : ending.incidents()) {
        var closed = incident.resolvedAt();
        if (closed != null && closed.isBefore(ending.ended().plus(TAIL))) {
          problems.add(
              "%s was closed %.1f s after the last wrong answer, while caches hold them"
                  .formatted(
                      incident.id(), timeline.seconds(closed) - timeline.seconds(ending.ended())));
        }
      }
    }

    private void report(String incident, Timeline timeline, List<String> problems)
        throws InterruptedException {
      try {
        var report = garrison.client().report(incident);
        var files = new TreeSet<>(report.files().keySet());
        timeline.tell("fault report", Instant.now(), "%s %s".formatted(report.id(), files));
        problems.addAll(report.problems(CarrierDns.REPORTED));
      } catch (IOException e) {
        problems.add("no fault report of %s: %s".formatted(incident, e.getMessage()));
      }
    }
  }
}
