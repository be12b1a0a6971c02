package fengsui.dns;

import fengsui.dns.transport.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A look-up on its way: its first result can be used while it listens for contradictions.
public final class OngoingLookup implements AutoCloseable {

  /// How long addresses of one family wait for the other (RFC 8305 calls it resolution delay).
  private static final Duration GRACE = Duration.ofMillis(50);

  private final ResolverAddress resolver;
  private final List<Asking> asking;
  private final Duration longestWait;
  private final BlockingQueue<FamilyReply> arriving = new LinkedBlockingQueue<>();
  private final List<FamilyReply> arrived = new ArrayList<>();
  private final List<FutureTask<FamilyReply>> tasks = new ArrayList<>();

  OngoingLookup(
      ResolverAddress resolver, List<Asking> asking, Patience patience, Thread.Builder threads) {
    this.resolver = resolver;
    this.asking = asking;
    this.longestWait = patience.answer().multipliedBy(3);
    for (var each : asking) {
      var task = new FutureTask<>(each.work(arriving::add));
      tasks.add(task);
      threads.name("fengsui-dns").start(task);
    }
  }

  /// Waits for what a plain client would take: the first answer of each family, or that of one and
  /// a short grace for the other. Later answers are not in it.
  ///
  /// @throws InterruptedException if the waiting thread is interrupted
  public LookupResult first() throws InterruptedException {
    while (arrived.size() < asking.size()) {
      var next = arriving.poll(patience().toNanos(), TimeUnit.NANOSECONDS);
      if (next == null) {
        break;
      }
      arrived.add(next);
    }
    return arrived.isEmpty() ? all() : result(arrived);
  }

  private Duration patience() {
    var has = arrived.stream().flatMap(reply -> reply.findSaid().stream());
    return has.anyMatch(said -> !said.addresses().isEmpty()) ? GRACE : longestWait;
  }

  /// Waits until the listening is over, and returns everything.
  ///
  /// @throws InterruptedException if the waiting thread is interrupted
  public LookupResult all() throws InterruptedException {
    return result(replies());
  }

  /// Waits for the first answers, listens for `listening` at most, and ends what is not over then:
  /// a family without an answer does not keep the other waiting.
  List<FamilyReply> replies(Duration listening) throws InterruptedException {
    first();
    var until = System.nanoTime() + listening.toNanos();
    for (var task : tasks) {
      try {
        task.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      } catch (ExecutionException | TimeoutException itShowsBelow) {
        break;
      }
    }
    close();
    return replies();
  }

  private List<FamilyReply> replies() throws InterruptedException {
    var replies = new ArrayList<FamilyReply>();
    for (var task : tasks) {
      try {
        replies.add(task.get());
      } catch (ExecutionException bug) {
        throw new IllegalStateException("the look-up broke", bug.getCause());
      }
    }
    return replies;
  }

  private LookupResult result(List<FamilyReply> replies) {
    var inOrder =
        replies.stream()
            .sorted(Comparator.comparingInt(reply -> reply.question().type().code()))
            .toList();
    return LookupResult.of(resolver, inOrder);
  }

  /// Ends the listening; [#all] then returns at once with what has come so far.
  @Override
  public void close() {
    asking.forEach(Asking::close);
  }
}
