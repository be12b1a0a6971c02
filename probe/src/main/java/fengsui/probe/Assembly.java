package fengsui.probe;

import fengsui.model.Diagnosis.ControlRun;
import fengsui.model.Evidence;
import fengsui.model.Stage;
import fengsui.model.Step;
import fengsui.probe.tap.FlowTap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Puts together what is known only at the end: answers and packets that came late, and the floors
/// that the controls showed.
final class Assembly {

  private final List<String> unheard;
  private final Floors floors;
  private final List<Probe> probes = new ArrayList<>();
  private final Map<Trail, Heard> heard = new HashMap<>();

  Assembly(Course.Outcome course, FlowTap tap, FloorStore store) {
    unheard = tap.blindSpots();
    add(course.own(), tap);
    course.controls().forEach(control -> add(control, tap));
    floors = new Floors(store, probes);
  }

  private void add(Probe probe, FlowTap tap) {
    var trail = probe.trail();
    if (trail == null) {
      probes.add(probe);
      return;
    }
    var beside = new Heard(trail, tap);
    var exact = beside.exact();
    heard.put(exact, beside);
    probes.add(probe.with(exact));
  }

  /// Returns the steps of the target's own probe.
  List<Step> own() throws InterruptedException {
    return steps(probes.getFirst());
  }

  List<ControlRun> controls() throws InterruptedException {
    var runs = new ArrayList<ControlRun>();
    for (var control : probes.subList(1, probes.size())) {
      var pair = Objects.requireNonNull(control.pair());
      runs.add(new ControlRun(pair, control.target(), steps(control)));
    }
    return runs;
  }

  /// Remembers the floors that this diagnosis showed.
  void learn() {
    floors.learn();
  }

  private List<Step> steps(Probe probe) throws InterruptedException {
    var steps = new ArrayList<Step>();
    var named = probe.asked().all().step();
    if (named != null) {
      steps.add(named);
    }
    var trail = probe.trail();
    if (trail != null) {
      for (var i = 0; i < trail.laps().size(); i++) {
        steps.add(step(trail, i));
      }
    }
    return steps;
  }

  private Step step(Trail trail, int index) {
    var lap = trail.laps().get(index);
    var step = lap.step();
    var beside = Objects.requireNonNull(heard.get(trail));
    var evidence =
        floors
            .into(step.evidence(), trail, lap)
            .withPackets(beside.packets(index), beside.contradictions(index));
    var complete = step.stage() == Stage.CONNECT || index + 1 == trail.laps().size();
    return new Step(
        step.stage(),
        step.outcome(),
        step.ms(),
        step.peer(),
        complete ? missing(evidence) : evidence);
  }

  private Evidence missing(Evidence evidence) {
    if (unheard.isEmpty()) {
      return evidence;
    }
    var missing = new ArrayList<>(evidence.missing());
    missing.addAll(unheard);
    return evidence.withMissing(missing);
  }
}
