package fengsui.dns;

import fengsui.dns.transport.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The questions of one look-up on their way, each on a thread of its own.
final class Questions implements AutoCloseable {

  /// How long addresses of one family wait for the other (RFC 8305 calls it resolution delay).
  private static final Duration GRACE = Duration.ofMillis(50);

  private final List<Asking> asking;
  private final Duration longestWait;
  private final BlockingQueue<FamilyReply> arriving = new LinkedBlockingQueue<>();
  private final List<FamilyReply> arrived = new ArrayList<>();
  private final List<FutureTask<FamilyReply>> tasks = new ArrayList<>();

  Questions(List<Asking> asking, Patience patience, Thread.Builder threads) {
    this.asking = asking;
    this.longestWait = patience.answer().multipliedBy(3);
    for (var each : asking) {
      var task = new FutureTask<>(each.work(arriving::add));
      tasks.add(task);
      threads.name("fengsui-dns").start(task);
    }
  }

  /// Waits for the first answer of each family, or for that of one and a short grace for the other.
  /// Without any it waits for all.
  List<FamilyReply> first() throws InterruptedException {
    while (arrived.size() < asking.size()) {
      var next = arriving.poll(patience().toNanos(), TimeUnit.NANOSECONDS);
      if (next == null) {
        break;
      }
      arrived.add(next);
    }
    return arrived.isEmpty() ? all() : arrived;
  }

  private Duration patience() {
    var has = arrived.stream().flatMap(reply -> reply.findSaid().stream());
    return has.anyMatch(said -> !said.addresses().isEmpty()) ? GRACE : longestWait;
  }

  /// Waits for the first answers, listens for `listening` at most, and ends what is not over then:
  /// a family without an answer does not keep the other waiting.
  List<FamilyReply> within(Duration listening) throws InterruptedException {
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
    return all();
  }

  /// Waits until the listening is over.
  List<FamilyReply> all() throws InterruptedException {
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

  /// Ends the listening; [#all] then returns at once with what has come so far.
  @Override
  public void close() {
    asking.forEach(Asking::close);
  }
}
