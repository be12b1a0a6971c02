package fengsui.probe;

import fengsui.linux.PacketRing;
import fengsui.linux.TcpSocket;
import fengsui.model.Diagnosis;
import fengsui.model.Stage;
import fengsui.model.Step;
import fengsui.model.Target;
import fengsui.probe.net.LinuxTransport;
import fengsui.probe.net.NioTransport;
import fengsui.probe.net.Transport;
import fengsui.probe.tap.FlowTap;
import fengsui.probe.tap.RingTap;
import fengsui.probe.tls.Authorities;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Runs layered probes. Several threads may use one prober.
public final class Prober {

  private final ProbeSettings settings;
  private final Gear gear;

  /// A prober that learns floors for itself.
  ///
  /// @throws IllegalArgumentException if a resolver or the file of authorities is not usable
  public Prober(ProbeSettings settings) {
    this(settings, FloorStore.inMemory());
  }

  /// A prober that shares its floors.
  ///
  /// @throws IllegalArgumentException if a resolver or the file of authorities is not usable
  public Prober(ProbeSettings settings, FloorStore floors) {
    this(
        settings,
        floors,
        transport(),
        PacketRing.permitted()
            ? RingTap.shared()
            : () -> FlowTap.deaf("this process may not capture (it has no CAP_NET_RAW)"));
  }

  Prober(ProbeSettings settings, FloorStore floors, Transport transport, Supplier<FlowTap> taps) {
    this(settings, floors, transport, taps, false);
  }

  private Prober(
      ProbeSettings settings,
      FloorStore floors,
      Transport transport,
      Supplier<FlowTap> taps,
      boolean alone) {
    this.settings = settings;
    var descent =
        new Descent(
            new ConnectStage(transport),
            new SecureStage(Authorities.supplier(settings.authorities())),
            new ExchangeStage(),
            settings.timeouts());
    gear = new Gear(settings, new Names(settings), descent, floors, transport, taps, alone);
  }

  /// A prober that runs no controls and keeps no packets: cheap, for targets that are fine most of
  /// the time. What it finds wrong asks for a whole diagnosis.
  ///
  /// @throws IllegalArgumentException if a resolver or the file of authorities is not usable
  public static Prober glancing(ProbeSettings settings, FloorStore floors) {
    var transport = TcpSocket.supported() ? new LinuxTransport(false) : new NioTransport();
    return new Prober(settings, floors, transport, FlowTap::unasked, true);
  }

  private static Transport transport() {
    return TcpSocket.supported() ? new LinuxTransport(PacketRing.permitted()) : new NioTransport();
  }

  /// Probes `target` and its controls. The verdict is left to be found.
  ///
  /// @throws IllegalArgumentException if a host is neither an address nor a name
  /// @throws InterruptedException if the thread is interrupted: half a diagnosis is none
  public Diagnosis diagnose(Target target, List<Target> controls) throws InterruptedException {
    var at = Instant.now();
    try (var tap = gear.taps().get();
        var course = new Course(gear, target, tap)) {
      var outcome = course.run(controls);
      new Vigil(tap, settings.listening()).keep(outcome);
      var assembly = new Assembly(outcome, tap, gear.floors());
      var own = noting(assembly.own());
      var steps = settings.locate() ? located(own, outcome, tap) : own;
      var runs = assembly.controls();
      assembly.learn();
      return new Diagnosis(target, at, settings.agent(), settings.vantage(), steps, runs, null);
    }
  }

  /// Says with the name whom it could not be asked of.
  private List<Step> noting(List<Step> steps) {
    var unasked = gear.alone() ? List.<String>of() : gear.names().unasked();
    if (unasked.isEmpty() || steps.isEmpty() || steps.getFirst().stage() != Stage.RESOLVE) {
      return steps;
    }
    var first = steps.getFirst();
    var missing = new ArrayList<>(first.evidence().missing());
    missing.addAll(unasked);
    var evidence = first.evidence().withMissing(missing);
    var all = new ArrayList<>(steps);
    all.set(0, new Step(first.stage(), first.outcome(), first.ms(), first.peer(), evidence));
    return all;
  }

  /// Adds to the step that a RST ended where that RST came from.
  private List<Step> located(List<Step> steps, Course.Outcome outcome, FlowTap tap)
      throws InterruptedException {
    var trail = outcome.own().trail();
    if (trail == null || !trail.wasReset()) {
      return steps;
    }
    var last = steps.getLast();
    var evidence = last.evidence();
    var missing = new ArrayList<>(evidence.missing());
    if (gear.transport().limitsHops()) {
      var ladder = new Ladder(gear.transport(), tap);
      var place = ladder.climb(trail);
      evidence = evidence.with(place);
      missing.addAll(ladder.caveats(place));
    } else {
      missing.add("The place of the resetting device: plain Java cannot limit the TTL.");
    }
    var all = new ArrayList<>(steps.subList(0, steps.size() - 1));
    var complete = evidence.withMissing(missing);
    all.add(new Step(last.stage(), last.outcome(), last.ms(), last.peer(), complete));
    return all;
  }
}
