package fengsui.probe;

import fengsui.model.Contradiction;
import fengsui.model.Failure;
import fengsui.model.Outcome;
import fengsui.model.PacketSeen;
import fengsui.model.StageFacts;
import fengsui.model.StageFacts.Connected;
import fengsui.model.StageFacts.Exchanged;
import fengsui.model.Step;
import fengsui.probe.tap.Flow;
import fengsui.probe.tap.FlowTap;
import java.util.List;

/// A trail beside the packets of its connection.
final class Heard {

  private static final long FOR_EVER = Long.MAX_VALUE / 4;
  private static final Outcome TIMEOUT = new Outcome.Failed(Failure.GENERIC_TIMEOUT_ERROR);

  private final Trail trail;
  private final Flow flow;

  Heard(Trail trail, FlowTap tap) {
    this.trail = trail;
    this.flow = new Flow(tap.heard(trail.localPort(), trail.call().peer()));
  }

  /// Returns the trail with the kernel's own times where there are any: they know nothing of how
  /// busy this process was.
  Trail exact() {
    return new Trail(trail.call(), trail.laps().stream().map(this::exact).toList());
  }

  private Lap exact(Lap lap) {
    var step = lap.step();
    var ms = Math.min(step.ms(), kernelMs(lap));
    var evidence = step.evidence();
    if (evidence.facts() instanceof Exchanged facts) {
      evidence = evidence.with(within(facts, ms));
    }
    return lap.with(new Step(step.stage(), step.outcome(), ms, step.peer(), evidence));
  }

  /// Times of the packets, or of a handshake's round trip. A wait that ended in silence has only
  /// our clock.
  private double kernelMs(Lap lap) {
    var step = lap.step();
    if (step.outcome().equals(TIMEOUT)) {
      return step.ms();
    }
    var span = flow.spanMs(lap.fromNanos(), lap.toNanos());
    var rtt = step.evidence().find(Connected.class).map(Connected::rttMs).orElse(null);
    return span.orElse(rtt != null && step.outcome().ok() ? rtt : step.ms());
  }

  private static StageFacts within(Exchanged facts, double ms) {
    return new Exchanged(
        facts.version(),
        facts.status(),
        facts.server(),
        facts.location(),
        facts.bodyBytes(),
        facts.firstByteMs() == null ? null : (Double) Math.min(facts.firstByteMs(), ms),
        facts.floor());
  }

  /// Returns the packets of the lap at `index`. After a RST everything that was heard belongs to
  /// the last one; otherwise only what came before its end.
  List<PacketSeen> packets(int index) {
    var laps = trail.laps();
    var last = index + 1 == laps.size();
    var end = trail.last().toNanos();
    var until = last ? (trail.wasReset() ? end + FOR_EVER : end) : laps.get(index + 1).fromNanos();
    return flow.between(laps.get(index).fromNanos(), until);
  }

  /// Returns the proofs that belong to the lap at `index`: to the last one.
  List<Contradiction> contradictions(int index) {
    return index + 1 == trail.laps().size()
        ? flow.contradictions(trail.last().fromNanos())
        : List.of();
  }
}
