package fengsui.probe;

import fengsui.model.ControlPair;
import fengsui.model.ControlPair.Factor;
import fengsui.model.Stage;
import fengsui.model.Target;
import fengsui.probe.net.Deadline;
import fengsui.probe.tap.FlowTap;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// The course of one diagnosis: the target's probe in the calling thread, the controls beside it,
/// and then those that its result asks for.
final class Course implements AutoCloseable {

  private static final Duration NAMES_WHEN_FINE = Duration.ofMillis(500);
  private static final Duration PORTS_WHEN_FINE = Duration.ofMillis(50);
  private static final Duration FOLLOW_UP = Duration.ofSeconds(3);

  private final Gear gear;
  private final Target target;
  private final FlowTap tap;
  private final Deadline deadline;
  private final Crew crew = new Crew();
  private final List<Asked> asking = new ArrayList<>();

  Course(Gear gear, Target target, FlowTap tap) {
    this.gear = gear;
    this.target = target;
    this.tap = tap;
    this.deadline = gear.deadline();
  }

  /// Everything that was run, the target's own probe first.
  record Outcome(Probe own, List<Probe> controls, long answeredNanos) {}

  Outcome run(List<Target> controls) throws InterruptedException {
    var asked = open(gear.names().ask(target.host()));
    var siblings = gear.names().askSiblings(target.host()).stream().map(this::start).toList();
    if (gear.alone()) {
      return alone(asked, siblings);
    }
    var elsewhere = gear.names().askElsewhere(target.host()).stream().map(this::start).toList();
    var beside = controls.stream().map(this::start).toList();
    var first = asked.first();
    var answeredNanos = System.nanoTime();
    var ports = first.ok() ? startPorts(first) : List.<Future<Probe>>of();
    var own = new Probe(null, target, asked, first, descend(target, first));

    var done = new ArrayList<Probe>();
    var named = new ArrayList<>(collect(siblings, null));
    named.addAll(collect(elsewhere, own.ok() ? NAMES_WHEN_FINE : null));
    done.addAll(collect(ports, own.ok() ? PORTS_WHEN_FINE : null));
    done.addAll(named);
    done.addAll(collect(beside, null));
    var followUps = FollowUps.plan(own, named, controls).stream().map(this::start).toList();
    done.addAll(collect(followUps, null));
    return new Outcome(own, done, answeredNanos);
  }

  private Outcome alone(Asked asked, List<Future<Probe>> siblings) throws InterruptedException {
    var first = asked.first();
    var answeredNanos = System.nanoTime();
    var own = new Probe(null, target, asked, first, descend(target, first));
    return new Outcome(own, collect(siblings, null), answeredNanos);
  }

  private Asked open(Asked asked) {
    asking.add(asked);
    return asked;
  }

  private Future<Probe> start(Names.Variant variant) {
    var asked = open(variant.asked());
    var pair = new ControlPair(target.id(), variant.varies(), variant.to());
    return crew.start(() -> new Probe(pair, target, asked, asked.first(), null));
  }

  private Future<Probe> start(Target control) {
    var pair = new ControlPair(target.id(), Factor.TARGET, control.side().code());
    var asked = open(gear.names().ask(control.host()));
    return crew.start(() -> {
      var first = asked.first();
      return new Probe(pair, control, asked, first, descend(control, first));
    });
  }

  private Future<Probe> start(FollowUps.Planned planned) {
    var until = deadline.within(FOLLOW_UP);
    return crew.start(() -> follow(planned.pair(), planned.call(), until));
  }

  private List<Future<Probe>> startPorts(Answered first) {
    var address = first.addresses().getFirst();
    return gear.settings().controlPorts().stream()
        .filter(port -> port != target.port())
        .map(port -> Call.of(target.atPort(port), new InetSocketAddress(address, port)))
        .map(call -> call.until(Stage.CONNECT))
        .map(call -> crew.start(() -> follow(portPair(call), call, deadline)))
        .toList();
  }

  private ControlPair portPair(Call call) {
    return new ControlPair(target.id(), Factor.PORT, Integer.toString(call.peer().getPort()));
  }

  private Probe follow(ControlPair pair, Call call, Deadline until) throws InterruptedException {
    var address = call.peer().getAddress();
    tap.watch(address);
    var first = new Answered(null, List.of(address));
    return new Probe(
        pair, call.target(), Asked.literal(address), first, gear.descent().run(call, until));
  }

  private @Nullable Trail descend(Target whose, Answered first) throws InterruptedException {
    if (!first.ok()) {
      return null;
    }
    var address = first.addresses().getFirst();
    tap.watch(address);
    return gear.descent()
        .run(Call.of(whose, new InetSocketAddress(address, whose.port())), deadline);
  }

  /// Waits for all, or for those that are done within `patience`: what is fine shall not wait for
  /// its controls.
  private static List<Probe> collect(List<Future<Probe>> jobs, @Nullable Duration patience)
      throws InterruptedException {
    var probes = new ArrayList<Probe>();
    var until = patience == null ? null : Deadline.in(patience);
    for (var job : jobs) {
      var probe = until == null ? Crew.await(job) : Crew.await(job, until.leftMillis());
      if (probe != null) {
        probes.add(probe);
      }
    }
    return probes;
  }

  /// Stops everything that still runs.
  @Override
  public void close() {
    asking.forEach(Asked::close);
    crew.close();
  }
}
