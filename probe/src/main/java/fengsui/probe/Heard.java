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
    var span = flow.spanMs(lap.fromNanos(), lap.toNanos(), lap.byReset());
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

  /// Returns the packets of the lap at `index`.
  List<PacketSeen> packets(int index) {
    return flow.between(trail.laps().get(index).fromNanos(), end(index));
  }

  /// Returns the proofs that a RST of the lap at `index` was not the peer's.
  List<Contradiction> contradictions(int index) {
    return flow.contradictions(trail.laps().get(index).fromNanos(), end(index));
  }

  /// After a RST everything that was heard belongs to the last lap; otherwise only what came before
  /// its end.
  private long end(int index) {
    var laps = trail.laps();
    if (index + 1 < laps.size()) {
      return laps.get(index + 1).fromNanos();
    }
    return trail.wasReset() ? trail.last().toNanos() + FOR_EVER : trail.last().toNanos();
  }
}
