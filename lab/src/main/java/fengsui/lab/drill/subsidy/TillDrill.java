package fengsui.lab.drill.subsidy;

import fengsui.lab.Drill;
import fengsui.lab.DrillResult;
import fengsui.lab.DrillRow;
import fengsui.lab.Moment;
import fengsui.lab.drill.subsidy.Afternoon.Played;
import fengsui.model.Alarm;
import fengsui.model.FaultDomain;
import fengsui.model.Verdict;
import fengsui.model.Verdict.Where;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Plays afternoons at the tills and scores what the payment safety net said: which cause, how
/// soon, where, what it halted, and what it cost to the fen.
public final class TillDrill implements Drill {

  private final List<TillScenario> scenarios;

  /// @param scenarios the first gives the drill its name
  public TillDrill(List<TillScenario> scenarios) {
    this.scenarios = List.copyOf(scenarios);
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
  public DrillResult run(Terms terms, Audience audience) {
    var rows = new ArrayList<DrillRow>();
    for (int i = 0; i < terms.times(); i++) {
      for (var row : guarded()) {
        row.timeline().forEach(audience::moment);
        audience.row(row);
        rows.add(row);
      }
      for (var scenario : scenarios) {
        var row = row(scenario, new Afternoon(scenario).play());
        row.timeline().forEach(audience::moment);
        audience.row(row);
        rows.add(row);
      }
    }
    return new DrillResult(rows);
  }

  /// The change that the first scenario is about, asked of the guard before it goes live.
  private List<DrillRow> guarded() {
    return name().equals(WrongSubsidy.NAME)
        ? List.of(GuardedRow.of(name(), WrongSubsidy.wrongTemplate(), "forbidden-scene"))
        : List.of();
  }

  private static DrillRow row(TillScenario scenario, Played played) {
    var truth = scenario.expected().silence() ? FaultDomain.NONE : FaultDomain.CHANGE;
    var problems =
        scenario.expected().silence() ? noise(played) : problems(scenario.expected(), played);
    return new DrillRow(
        scenario.name(),
        "tills",
        "payment safety net",
        List.of(truth),
        verdict(played),
        seconds(played),
        String.join("; ", problems),
        timeline(played),
        problems);
  }

  private static List<String> noise(Played played) {
    return played.raised().stream().map(alarm -> "said " + alarm.why()).toList();
  }

  private static List<String> problems(TillScenario.Expected expected, Played played) {
    if (played.alarms().size() != 1) {
      return List.of("%d alarms instead of one".formatted(played.alarms().size()));
    }
    var alarm = played.alarms().getFirst();
    var problems = new ArrayList<String>();
    if (!expected.kinds().contains(alarm.kind())) {
      problems.add("kind is " + alarm.kind().code());
    }
    scope(expected, alarm, problems);
    suspect(expected, alarm, played, problems);
    if (alarm.detectedAfter().time().compareTo(expected.within()) > 0) {
      problems.add("told after " + alarm.detectedAfter().time().toMillis() + " ms");
    }
    money(alarm, played, problems);
    return problems;
  }

  private static void scope(TillScenario.Expected expected, Alarm alarm, List<String> problems) {
    var places = new TreeMap<>(alarm.scope());
    places.keySet().removeAll(List.of("label", "campaign"));
    if (!places.equals(expected.scope())) {
      problems.add("scope is " + alarm.scope());
    }
    var labels = new TreeSet<>(alarm.scope().getOrDefault("label", List.of()));
    if (!labels.equals(new TreeSet<>(expected.labels()))) {
      problems.add("labels are " + labels);
    }
  }

  private static void suspect(
      TillScenario.Expected expected, Alarm alarm, Played played, List<String> problems) {
    if (expected.campaign().isEmpty()) {
      return;
    }
    var first = alarm.suspects().isEmpty() ? "nobody" : alarm.suspects().getFirst().change();
    if (!first.equals(expected.campaign())) {
      problems.add("suspect is " + first);
    }
    if (!played.halted().contains(expected.campaign())) {
      problems.add(expected.campaign() + " was not halted");
    }
  }

  private static void money(Alarm alarm, Played played, List<String> problems) {
    var exposure = alarm.exposure();
    if (exposure.payments() != played.payments()
        || exposure.people() != played.people()
        || exposure.amount().compareTo(played.money()) != 0) {
      problems.add(
          "exposure is %s instead of %d payments, %d people, %s"
              .formatted(exposure, played.payments(), played.people(), played.money()));
    }
  }

  private static Verdict verdict(Played played) {
    if (played.raised().isEmpty()) {
      return verdict(FaultDomain.NONE, Where.UNSAID, null, "no alarm");
    }
    var alarm = played.raised().getFirst();
    var suspect = alarm.suspects().isEmpty() ? null : alarm.suspects().getFirst().change();
    var where = new Where(null, null, null, suspect, null, null, null, null);
    return verdict(FaultDomain.CHANGE, where, alarm.since(), alarm.why());
  }

  private static Verdict verdict(
      FaultDomain domain, Where where, @Nullable Instant since, String because) {
    return new Verdict(
        domain,
        where,
        1,
        since,
        new Verdict.Scope(1, 1, 1),
        true,
        List.of(because),
        List.of(),
        List.of(),
        null);
  }

  private static double seconds(Played played) {
    return played.raised().isEmpty()
        ? 0
        : seconds(played.raised().getFirst().detectedAfter().time());
  }

  private static List<Moment> timeline(Played played) {
    var moments = new ArrayList<Moment>();
    for (var alarm : played.raised()) {
      double after = seconds(alarm.detectedAfter().time());
      moments.add(new Moment("alarm", after, alarm.why()));
      for (var halted : played.halted()) {
        moments.add(new Moment("halted", after, halted));
      }
    }
    for (var alarm : played.alarms()) {
      var exposure = alarm.exposure();
      moments.add(
          new Moment(
              "exposure",
              alarm.until() == null ? 0 : seconds(Duration.between(alarm.since(), alarm.until())),
              "%d payments, %d people, %s %s"
                  .formatted(
                      exposure.payments(),
                      exposure.people(),
                      exposure.amount(),
                      exposure.currency())));
    }
    return moments;
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
