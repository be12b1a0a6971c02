package fengsui.probe;

import fengsui.model.Contradiction;
import fengsui.model.Diagnosis.ControlRun;
import fengsui.model.Evidence;
import fengsui.model.Failure;
import fengsui.model.Outcome;
import fengsui.model.Stage;
import fengsui.model.StageFacts.Connected;
import fengsui.model.Step;
import fengsui.probe.net.Deadline;
import fengsui.probe.tap.Flow;
import fengsui.probe.tap.FlowTap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// Puts together what is known only at the end: answers and packets that came late, and the floors
/// that the controls showed.
final class Assembly {

  private static final Duration WHEN_FINE = Duration.ofMillis(300);
  private static final Duration GLANCE = Duration.ofMillis(20);
  private static final Duration AFTERMATH = Duration.ofMillis(100);

  private static final Outcome TIMEOUT = new Outcome.Failed(Failure.GENERIC_TIMEOUT_ERROR);

  private final FlowTap tap;
  private final Floors floors;
  private final Duration listening;

  Assembly(FlowTap tap, Floors floors, Duration listening) {
    this.tap = tap;
    this.floors = floors;
    this.listening = listening;
  }

  /// Listens on for contradictions: all the time there is if anything went wrong, shortly if not.
  void listen(Course.Outcome course) throws InterruptedException {
    var own = course.own();
    var trail = own.trail();
    if (trail != null && trail.wasReset()) {
      listen(trail);
    }
    var fine = own.ok() && agreed(course);
    if (fine && own.first().step() != null) {
      var until = new Deadline(course.answeredNanos() + shorter().toNanos());
      TimeUnit.NANOSECONDS.sleep(until.left().toNanos());
      close(course);
    } else {
      own.asked().all();
    }
  }

  private Duration shorter() {
    return listening.compareTo(WHEN_FINE) < 0 ? listening : WHEN_FINE;
  }

  /// Whether every resolver that gave addresses gave one that the first gave too.
  private static boolean agreed(Course.Outcome course) {
    var own = course.own().first().addresses();
    return course.controls().stream()
        .filter(Probe::isOfName)
        .map(control -> control.first().addresses())
        .allMatch(other -> other.isEmpty() || !Collections.disjoint(other, own));
  }

  private static void close(Course.Outcome course) {
    course.own().asked().close();
    course.controls().forEach(control -> control.asked().close());
  }

  private void listen(Trail trail) throws InterruptedException {
    var until = new Deadline(trail.last().toNanos() + listening.toNanos());
    if (!tap.blindSpots().isEmpty()) {
      return;
    }
    while (!until.passed()) {
      if (!flow(trail).contradictions(0).isEmpty()) {
        TimeUnit.NANOSECONDS.sleep(AFTERMATH.toNanos());
        return;
      }
      TimeUnit.NANOSECONDS.sleep(GLANCE.toNanos());
    }
  }

  private Flow flow(Trail trail) {
    return new Flow(tap.heard(trail.localPort(), trail.call().peer()));
  }

  ControlRun run(Probe control) throws InterruptedException {
    return new ControlRun(Objects.requireNonNull(control.pair()), control.target(), steps(control));
  }

  List<Step> steps(Probe probe) throws InterruptedException {
    var steps = new ArrayList<Step>();
    var named = probe.asked().all().step();
    if (named != null) {
      steps.add(named);
    }
    if (probe.trail() != null) {
      steps.addAll(steps(probe.trail()));
    }
    return steps;
  }

  private List<Step> steps(Trail trail) {
    var flow = flow(trail);
    var steps = new ArrayList<Step>();
    var laps = trail.laps();
    for (var i = 0; i < laps.size(); i++) {
      var next = i + 1 < laps.size() ? laps.get(i + 1).fromNanos() : endOf(trail);
      steps.add(dress(trail, laps.get(i), flow, next));
    }
    return steps;
  }

  /// After a RST everything that was heard belongs to the last stage; otherwise only what came
  /// before its end.
  private static long endOf(Trail trail) {
    var end = trail.last().toNanos();
    return trail.wasReset() ? end + Long.MAX_VALUE / 4 : end;
  }

  private Step dress(Trail trail, Lap lap, Flow flow, long until) {
    var step = lap.step();
    var last = lap.equals(trail.last());
    var packets = flow.between(lap.fromNanos(), until);
    var proofs = last ? flow.contradictions(lap.fromNanos()) : List.<Contradiction>of();
    var evidence = floors.into(step.evidence(), trail, lap).withPackets(packets, proofs);
    return new Step(
        step.stage(),
        step.outcome(),
        exactMs(lap, flow),
        step.peer(),
        blind(evidence, step.stage(), last));
  }

  /// Prefers the kernel's own times, which know nothing of how busy this process was: those of the
  /// packets, or the round trip of a handshake. A wait that ended in silence has only our clock.
  private static double exactMs(Lap lap, Flow flow) {
    var step = lap.step();
    if (step.outcome().equals(TIMEOUT)) {
      return step.ms();
    }
    var heard = flow.spanMs(lap.fromNanos(), lap.toNanos());
    if (heard.isPresent()) {
      return Math.min(heard.getAsDouble(), step.ms());
    }
    var rtt = step.evidence().find(Connected.class).map(Connected::rttMs).orElse(null);
    return rtt != null && step.outcome().ok() ? Math.min(rtt, step.ms()) : step.ms();
  }

  private Evidence blind(Evidence evidence, Stage stage, boolean last) {
    if ((stage != Stage.CONNECT && !last) || tap.blindSpots().isEmpty()) {
      return evidence;
    }
    var missing = new ArrayList<>(evidence.missing());
    missing.addAll(tap.blindSpots());
    return evidence.withMissing(missing);
  }
}
