package fengsui.probe;

import fengsui.model.Contradiction;
import fengsui.model.Ending;
import fengsui.model.Evidence;
import fengsui.model.Failure;
import fengsui.model.Outcome;
import fengsui.model.PacketSeen;
import fengsui.model.StageFacts;
import fengsui.model.StageFacts.Connected;
import fengsui.model.StageFacts.Exchanged;
import fengsui.model.Step;
import fengsui.probe.tap.Flow;
import fengsui.probe.tap.FlowTap;
import fengsui.probe.tap.Rejection;
import java.util.List;

/// A trail beside the packets of its connection.
final class Heard {

  private static final long FOR_EVER = Long.MAX_VALUE / 4;

  /// How far the packets' clock may be off ours.
  private static final long SLACK = 50_000;

  private static final Outcome TIMEOUT = new Outcome.Failed(Failure.GENERIC_TIMEOUT_ERROR);

  private final Trail trail;
  private final Flow flow;
  private final List<Rejection> rejections;

  Heard(Trail trail, FlowTap tap) {
    this.trail = trail;
    this.rejections = tap.rejections(trail.localPort(), trail.call().peer());
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
    var evidence = rejected(lap);
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
    var span = flow.spanMs(from(lap), lap.toNanos() + SLACK, lap.byReset());
    var rtt = step.evidence().find(Connected.class).map(Connected::rttMs).orElse(null);
    return span.orElse(rtt != null && step.outcome().ok() ? rtt : step.ms());
  }

  /// For an established connection the kernel tells of an ICMP error neither its sender nor, while
  /// it hopes on, that there was one.
  private Evidence rejected(Lap lap) {
    var evidence = lap.step().evidence();
    var ending = evidence.ending();
    if (evidence.icmp() != null || (ending != Ending.UNREACHABLE && ending != Ending.SILENT)) {
      return evidence;
    }
    var heard = rejections.stream().filter(each -> each.atNanos() - from(lap) >= 0).findFirst();
    var told = ending == Ending.SILENT ? ending : Ending.REFUSED_BY_ICMP;
    return heard.map(each -> evidence.with(told, each.error())).orElse(evidence);
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
    return flow.between(from(trail.laps().get(index)), end(index));
  }

  /// Returns the proofs that a RST of the lap at `index` was not the peer's.
  List<Contradiction> contradictions(int index) {
    return flow.contradictions(from(trail.laps().get(index)), end(index));
  }

  private static long from(Lap lap) {
    return lap.fromNanos() - SLACK;
  }

  /// After a RST everything that was heard belongs to the last lap; otherwise only what came before
  /// its end.
  private long end(int index) {
    var laps = trail.laps();
    if (index + 1 < laps.size()) {
      return from(laps.get(index + 1));
    }
    return trail.last().toNanos() + (trail.wasReset() ? FOR_EVER : SLACK);
  }
}
