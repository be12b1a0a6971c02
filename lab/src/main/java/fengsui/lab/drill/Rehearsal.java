package fengsui.lab.drill;

import fengsui.lab.Drill.Audience;
import fengsui.lab.DrillRow;
import fengsui.lab.Laboratory;
import fengsui.lab.LaboratoryException;
import fengsui.lab.garrison.Garrison;
import fengsui.lab.garrison.IncidentSeen;
import fengsui.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One run of a scenario: quiet, fault, verdict, end, recovery; and what was wrong with it.
final class Rehearsal {

  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration QUIET_WITHIN = Duration.ofMinutes(3);
  private static final Duration RECOVERED_WITHIN = Duration.ofSeconds(90);

  /// The phase of an incident that works again and is not over yet.
  static final String RECOVER = "recover";

  /// How long a verdict must last before the fault ends.
  private static final Duration HOLD = Duration.ofSeconds(5);

  private final Laboratory laboratory;
  private final Garrison garrison;
  private final Scenario scenario;
  private final Interlude interlude;
  private final List<String> problems = new ArrayList<>();
  private Instant onset = Instant.EPOCH;
  private double seconds;

  Rehearsal(Laboratory laboratory, Garrison garrison, Scenario scenario, Interlude interlude) {
    this.laboratory = laboratory;
    this.garrison = garrison;
    this.scenario = scenario;
    this.interlude = interlude;
  }

  /// Runs it; all has been fine for `quiet` before the fault begins.
  DrillRow run(Duration quiet, Audience audience) throws LaboratoryException, InterruptedException {
    return run(quiet, RECOVERED_WITHIN, audience);
  }

  /// The same; `recovery`: how long it may take until all is well again, zero: that is not waited
  /// for.
  DrillRow run(Duration quiet, Duration recovery, Audience audience)
      throws LaboratoryException, InterruptedException {
    var unrest = awaitQuiet(quiet);
    onset = Instant.now();
    var timeline = new Timeline(onset, audience);
    if (unrest.isPresent()) {
      problems.add("not quiet before the fault: " + unrest.get());
      return row(timeline, List.of());
    }
    try {
      breakInTurn(timeline);
      if (problems.isEmpty()) {
        interlude.play(timeline, problems);
        watch(timeline, Instant.now().plus(HOLD), look -> false);
        check(timeline, scenario.stages().size() - 1, true);
      }
    } finally {
      mend();
    }
    var ended = Instant.now();
    timeline.tell("fault ended", ended, "");
    boolean whole = recovery.isPositive();
    if (whole) {
      recover(timeline, recovery);
      checkAlone(timeline, ended);
    }
    var incidents = check(timeline, scenario.stages().size() - 1, !whole);
    interlude.look(new Interlude.Ending(timeline, ended, incidents, whole), problems);
    return row(timeline, incidents);
  }

  private Optional<String> awaitQuiet(Duration quiet) throws InterruptedException {
    var end = Instant.now().plus(QUIET_WITHIN);
    var since = Instant.now();
    while (true) {
      var look = Look.at(garrison);
      var unrest = look.map(l -> l.unrest(garrison)).orElse(Optional.of("the post is silent"));
      var now = Instant.now();
      if (unrest.isPresent()) {
        since = now;
      }
      if (!now.isBefore(since.plus(quiet)) || now.isAfter(end)) {
        return unrest;
      }
      Thread.sleep(PAUSE);
    }
  }

  private void breakInTurn(Timeline timeline) throws LaboratoryException, InterruptedException {
    for (int i = 0; i < scenario.stages().size() && problems.isEmpty(); i++) {
      var stage = scenario.stages().get(i);
      int number = i;
      if (stage.after().isPositive()) {
        watch(timeline, Instant.now().plus(stage.after()), _ -> false);
      }
      var begun = Instant.now();
      for (var knob : stage.knobs()) {
        knob.breakIn(laboratory);
      }
      timeline.tell("fault began", begun, stage.knobs().toString());
      watch(timeline, begun.plus(stage.within()), look -> missing(look, number).isEmpty());
      seconds = Duration.between(begun, Instant.now()).toNanos() / 1e9;
      check(timeline, number, true);
    }
  }

  private interface Enough {
    boolean of(Look look);
  }

  /// Looks again and again until it is enough, the time is up or something is wrong.
  private void watch(Timeline timeline, Instant end, Enough enough) throws InterruptedException {
    while (problems.isEmpty()) {
      var look = Look.at(garrison);
      look.ifPresent(l -> note(l, timeline));
      if (look.filter(enough::of).isPresent() || !Instant.now().isBefore(end)) {
        return;
      }
      Thread.sleep(PAUSE);
    }
  }

  private void note(Look look, Timeline timeline) {
    look.firstFailure(onset)
        .filter(_ -> timeline.moments().stream().noneMatch(m -> m.what().startsWith("first")))
        .ifPresent(cell ->
            timeline.tell(
                "first failing observation",
                cell.at(),
                "%s → %s: %s %s"
                    .formatted(cell.agent(), cell.target(), cell.stage(), cell.outcome())));
    for (var incident : look.touched(onset)) {
      if (incident.phase().equals(RECOVER)) {
        timeline.tell("incident in phase " + RECOVER, look.at(), incident.id());
      }
      for (var event : incident.since(onset)) {
        var verdict = event.verdict();
        var words =
            incident.id() + " " + (verdict == null ? event.text() : Timeline.words(verdict));
        timeline.tell("incident " + event.kind(), event.at(), words);
        if (verdict != null && event.judges() && !allowed(verdict)) {
          wrong(
              "%s was called %s on the way: %s"
                  .formatted(incident.id(), verdict.domain().code(), verdict.because()));
        }
      }
    }
  }

  private boolean allowed(Verdict verdict) {
    return scenario.domains().contains(verdict.domain())
        || scenario.besides().contains(verdict.domain());
  }

  private void wrong(String problem) {
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  private Optional<String> missing(Look look, int stage) {
    return Matching.mismatch(counting(look), scenario.expected(stage));
  }

  /// The incidents that happened since the fault began, without those that do not count.
  private List<IncidentSeen> counting(Look look) {
    return look.touched(onset).stream()
        .filter(incident -> !scenario.besides().contains(incident.called().domain()))
        .toList();
  }

  /// Compares what the post says with what it should; `open`: while the faults last.
  private List<IncidentSeen> check(Timeline timeline, int stage, boolean open)
      throws InterruptedException {
    var look = Look.at(garrison);
    if (look.isEmpty()) {
      wrong("the post is silent");
      return List.of();
    }
    note(look.get(), timeline);
    missing(look.get(), stage).ifPresent(this::wrong);
    var incidents = counting(look.get());
    incidents.stream()
        .filter(i -> i.open() != open)
        .forEach(i -> wrong(i.id() + (open ? " is resolved too early" : " is not resolved")));
    return incidents;
  }

  private void mend() throws LaboratoryException, InterruptedException {
    for (var stage : scenario.stages().reversed()) {
      for (var knob : stage.knobs()) {
        knob.mendIn(laboratory);
      }
    }
  }

  private void recover(Timeline timeline, Duration longest) throws InterruptedException {
    var known = List.copyOf(problems);
    problems.clear();
    watch(timeline, Instant.now().plus(longest), look -> look.unrest(garrison).isEmpty());
    problems.addAll(0, known);
    var look = Look.at(garrison);
    look.flatMap(l -> l.unrest(garrison)).ifPresent(unrest -> wrong("no recovery: " + unrest));
    garrison.sentries().stream()
        .filter(sentry -> !sentry.alive())
        .forEach(sentry -> wrong("agent " + sentry.stand().name() + " ended: " + sentry.words()));
  }

  /// Who was cut off must have measured on, and told it afterwards.
  private void checkAlone(Timeline timeline, Instant ended)
      throws LaboratoryException, InterruptedException {
    var agent = scenario.alone();
    if (agent == null) {
      return;
    }
    long told = garrison.probes(laboratory, agent, onset, ended);
    var all = Duration.between(onset, ended).dividedBy(IncidentDrill.EVERY);
    timeline.tell("told afterwards", Instant.now(), told + " probes of " + agent);
    if (told < all * garrison.targets().size() / 2) {
      wrong("%s told only %d probes of the time it was cut off".formatted(agent, told));
    }
  }

  private DrillRow row(Timeline timeline, List<IncidentSeen> incidents) {
    var verdict = incidents.stream().findFirst().map(IncidentSeen::called).orElse(null);
    return new DrillRow(
        scenario.name(),
        scenario.target(),
        "all",
        scenario.domains(),
        verdict,
        seconds,
        String.join("; ", problems),
        timeline.moments(),
        problems);
  }
}
