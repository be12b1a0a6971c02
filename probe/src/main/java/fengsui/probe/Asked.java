package fengsui.probe;

import fengsui.dns.Family;
import fengsui.dns.IpText;
import fengsui.dns.LookupResult;
import fengsui.dns.OngoingLookup;
import fengsui.dns.Way;
import fengsui.dns.message.Name;
import fengsui.model.Evidence;
import fengsui.model.Outcome;
import fengsui.model.Stage;
import fengsui.model.StageFacts.Resolved;
import fengsui.model.StageFacts.Role;
import fengsui.model.Step;
import fengsui.probe.net.Peers;
import java.net.InetAddress;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// A name being asked for in one place; or known without asking.
final class Asked implements AutoCloseable {

  private final Asking asking;

  private Asked(Asking asking) {
    this.asking = asking;
  }

  private interface Asking {
    Answered first() throws InterruptedException;

    Answered all() throws InterruptedException;

    void close();
  }

  private record Known(Answered first) implements Asking {
    @Override
    public Answered all() {
      return first;
    }

    @Override
    public void close() {
      // nothing is under way
    }
  }

  private record Looking(OngoingLookup lookup, @Nullable Role role, @Nullable String operator)
      implements Asking {
    @Override
    public Answered first() throws InterruptedException {
      return answered(lookup.first());
    }

    @Override
    public Answered all() throws InterruptedException {
      return answered(lookup.all());
    }

    @Override
    public void close() {
      lookup.close();
    }

    private Answered answered(LookupResult result) {
      var step = Asked.by(role, operator, result.step());
      return new Answered(step, result.outcome().ok() ? inOrder(result.usable()) : List.of());
    }
  }

  private record Waiting(FutureTask<Answered> task) implements Asking {
    @Override
    public Answered first() throws InterruptedException {
      try {
        return task.get();
      } catch (ExecutionException bug) {
        throw new IllegalStateException("a way to ask broke", bug.getCause());
      }
    }

    @Override
    public Answered all() throws InterruptedException {
      return first();
    }

    @Override
    public void close() {
      // it ends by itself, and what it says is wanted
    }
  }

  static Asked at(OngoingLookup lookup, @Nullable Role role, @Nullable String operator) {
    return new Asked(new Looking(lookup, role, operator));
  }

  /// Asks one that answers all at once, on a thread of its own: a way blocks its thread.
  static Asked by(Way way, Name name, Duration patience, Role role) {
    var task =
        new FutureTask<>(() -> {
          var answer = way.ask(name, EnumSet.allOf(Family.class), patience);
          var step = Told.step(answer, role);
          return new Answered(step, step.outcome().ok() ? inOrder(answer.addresses()) : List.of());
        });
    Thread.ofPlatform().daemon().name("fengsui-way").start(task);
    return new Asked(new Waiting(task));
  }

  private static Step by(@Nullable Role role, @Nullable String operator, Step step) {
    if (!(step.evidence().facts() instanceof Resolved facts)) {
      return step;
    }
    var evidence = step.evidence().with(facts.by(role, operator));
    return new Step(step.stage(), step.outcome(), step.ms(), step.peer(), evidence);
  }

  /// An address needs no resolving.
  static Asked literal(InetAddress address) {
    return new Asked(new Known(new Answered(null, List.of(address))));
  }

  /// A name that the system knows by itself.
  static Asked known(List<InetAddress> addresses) {
    var texts = addresses.stream().map(IpText::of).toList();
    var facts = new Resolved("system", texts, List.of(), null, null, List.of());
    var step = new Step(Stage.RESOLVE, Outcome.OK, 0, null, Evidence.of(facts));
    return new Asked(new Known(new Answered(step, inOrder(addresses))));
  }

  /// Waits for what a plain client would take.
  Answered first() throws InterruptedException {
    return asking.first();
  }

  /// Waits until the listening is over.
  Answered all() throws InterruptedException {
    return asking.all();
  }

  /// Ends the listening.
  @Override
  public void close() {
    asking.close();
  }

  /// Those that we have a route to first; all of them if that leaves none.
  private static List<InetAddress> inOrder(List<InetAddress> addresses) {
    if (addresses.size() < 2) {
      return addresses;
    }
    var reachable = addresses.stream().filter(Peers::haveRoute).toList();
    return reachable.isEmpty() ? addresses : reachable;
  }
}
