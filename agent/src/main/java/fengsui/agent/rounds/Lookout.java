package fengsui.agent.rounds;

import static fengsui.model.StageFacts.Role.LOCAL;

import fengsui.agent.time.AgentClock;
import fengsui.model.Diagnosis;
import fengsui.model.Failure;
import fengsui.model.Observation;
import fengsui.model.Outcome;
import fengsui.model.Plan;
import fengsui.model.StageFacts.Resolved;
import fengsui.model.Step;
import fengsui.model.Target;
import fengsui.probe.FloorStore;
import fengsui.probe.ProbeSettings;
import fengsui.probe.Prober;
import fengsui.probe.Timeouts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Probes by a plan, as thoroughly as is called for: a glance at what is fine, and a whole
/// diagnosis with controls and packets, at once, of what is not.
///
/// A target that was not fine and quick the last time gets its whole diagnosis without a glance
/// before it, and so does any target once in a while, since what works may still be wrong: another
/// resolver may say otherwise. When many targets fail together only so many are diagnosed at a
/// time, each in its turn; the others are looked at without controls.
public final class Lookout implements Probing {

  /// Whole diagnoses at a time: they cost some 10 ms of processor time each.
  private static final int DIAGNOSES = 32;

  /// Glances between two whole diagnoses of a target that is fine.
  private static final int GLANCES = 60;

  /// What takes longer than this is not quick.
  private static final Duration QUICK = Duration.ofSeconds(1);

  private static final Outcome TIMEOUT = new Outcome.Failed(Failure.GENERIC_TIMEOUT_ERROR);
  private static final Duration GLANCE_LISTENING = Duration.ofMillis(300);

  private final Plan plan;
  private final AgentClock clock;
  private final Prober glance;
  private final Prober patient;
  private final Prober whole;
  private final Semaphore diagnoses = new Semaphore(DIAGNOSES);
  private final Map<String, Integer> glancesLeft = new ConcurrentHashMap<>();

  /// @param folder where the plan's authorities are put, since the prober reads a file
  /// @throws IllegalArgumentException if the plan names a resolver, port or authority that is none
  public Lookout(Plan plan, Path folder, FloorStore floors, AgentClock clock) {
    this.plan = plan;
    this.clock = clock;
    var settings =
        ProbeSettings.defaults()
            .withAgent(plan.agent())
            .withVantage(plan.vantage())
            .withResolvers(plan.resolvers())
            .withNaming(plan.naming())
            .withAuthorities(authorities(plan, folder))
            .withTimeouts(timeouts(plan.timeout()));
    var alone = settings.withListening(least(plan.listening(), GLANCE_LISTENING));
    glance = Prober.glancing(alone.withTimeouts(timeouts(least(plan.timeout(), QUICK))), floors);
    patient = Prober.glancing(alone, floors);
    whole =
        new Prober(
            settings.withControlPorts(plan.controlPorts()).withListening(plan.listening()), floors);
  }

  @Override
  public List<Observation> look(Target target) throws InterruptedException {
    int left = glancesLeft.computeIfAbsent(target.id(), Lookout::firstGlances);
    if (left <= 0) {
      return closer(target);
    }
    glancesLeft.put(target.id(), left - 1);
    var at = clock.instant();
    var glanced = glance.diagnose(target, List.of());
    if (fine(glanced)) {
      return framed(glanced, at);
    }
    var closer = closer(target);
    if (impatient(glanced)) {
      return closer;
    }
    var both = new ArrayList<>(framed(glanced, at));
    both.addAll(closer);
    return both;
  }

  /// Spread, so that targets that began together are not diagnosed together.
  private static int firstGlances(String target) {
    return 1 + Math.floorMod(target.hashCode(), GLANCES);
  }

  /// Diagnoses, if there are not too many diagnoses under way.
  private List<Observation> closer(Target target) throws InterruptedException {
    var at = clock.instant();
    var began = clock.nanos();
    var seen = diagnosed(target);
    var quick = clock.nanos() - began < QUICK.toNanos();
    glancesLeft.put(target.id(), fine(seen) && quick ? GLANCES : 0);
    return framed(seen, at);
  }

  private Diagnosis diagnosed(Target target) throws InterruptedException {
    if (!diagnoses.tryAcquire()) {
      return patient.diagnose(target, List.of());
    }
    try {
      var others =
          plan.controls().stream().filter(control -> !control.id().equals(target.id())).toList();
      return whole.diagnose(target, others);
    } finally {
      diagnoses.release();
    }
  }

  /// Whether all went well, at the carrier's other resolvers too, and nobody else spoke.
  private static boolean fine(Diagnosis diagnosis) {
    return Stream.concat(diagnosis.steps().stream(), siblings(diagnosis))
        .allMatch(step -> step.outcome().ok() && step.evidence().contradictions().isEmpty());
  }

  private static Stream<Step> siblings(Diagnosis diagnosis) {
    return diagnosis.controls().stream()
        .flatMap(run -> run.steps().stream())
        .filter(step ->
            step.evidence().find(Resolved.class).filter(it -> it.role() == LOCAL).isPresent());
  }

  /// Whether a glance failed only because it gave up sooner than the plan says.
  private boolean impatient(Diagnosis glanced) {
    var failed =
        Stream.concat(glanced.steps().stream(), siblings(glanced))
            .filter(step -> !step.outcome().ok())
            .toList();
    return !failed.isEmpty()
        && failed.stream().allMatch(step -> step.outcome().equals(TIMEOUT))
        && plan.timeout().compareTo(QUICK) > 0;
  }

  /// The prober dates by the wall clock, which may be wrong.
  private static List<Observation> framed(Diagnosis seen, Instant at) {
    return new Diagnosis(
            seen.target(),
            at,
            seen.agent(),
            seen.vantage(),
            seen.steps(),
            seen.controls(),
            seen.verdict())
        .observations();
  }

  private static Timeouts timeouts(Duration each) {
    return new Timeouts(each, each, each, each, each.multipliedBy(3));
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static @Nullable Path authorities(Plan plan, Path folder) {
    if (plan.authorities().isBlank()) {
      return null;
    }
    try {
      return Files.writeString(folder.resolve("authorities.pem"), plan.authorities());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
