package fengsui.probe;

import fengsui.probe.net.Deadline;
import fengsui.probe.tap.Flow;
import fengsui.probe.tap.FlowTap;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.TimeUnit;

/// Listens on for contradictions: all the time there is if anything went wrong, shortly if not.
final class Vigil {

  private static final Duration WHEN_FINE = Duration.ofMillis(300);
  private static final Duration GLANCE = Duration.ofMillis(20);
  private static final Duration AFTERMATH = Duration.ofMillis(100);

  private final FlowTap tap;
  private final Duration listening;

  Vigil(FlowTap tap, Duration listening) {
    this.tap = tap;
    this.listening = listening;
  }

  void keep(Course.Outcome course) throws InterruptedException {
    var own = course.own();
    var trail = own.trail();
    if (trail != null && trail.wasReset() && tap.hears()) {
      overhear(trail);
    }
    if (own.first().step() == null) {
      return;
    }
    if (own.ok() && agreed(course)) {
      var shorter = listening.compareTo(WHEN_FINE) < 0 ? listening : WHEN_FINE;
      sleep(new Deadline(course.answeredNanos() + shorter.toNanos()).left());
      own.asked().close();
      course.controls().forEach(control -> control.asked().close());
    } else {
      own.asked().all();
    }
  }

  /// Whether every resolver that gave addresses gave one that the first gave too.
  private static boolean agreed(Course.Outcome course) {
    var own = course.own().first().addresses();
    return course.controls().stream()
        .filter(Probe::isOfName)
        .map(control -> control.first().addresses())
        .allMatch(other -> other.isEmpty() || !Collections.disjoint(other, own));
  }

  private void overhear(Trail trail) throws InterruptedException {
    var until = new Deadline(trail.last().toNanos() + listening.toNanos());
    while (!until.passed()) {
      var flow = new Flow(tap.heard(trail.localPort(), trail.call().peer()));
      if (!flow.contradictions(trail.last().fromNanos(), System.nanoTime()).isEmpty()) {
        sleep(AFTERMATH);
        return;
      }
      sleep(GLANCE);
    }
  }

  private static void sleep(Duration length) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(length.toNanos());
  }
}
