package fengsui.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/// Waiting for one file descriptor. A virtual thread lends its wait to a platform thread: a native
/// call would hold its carrier, and with two carriers only two probes could wait at once.
final class Poll {

  static final int IN = 0x001;
  static final int OUT = 0x004;
  static final int ERROR = 0x008;

  /// The longest single wait: an interrupt is noticed within this many milliseconds.
  private static final int SLICE = 100;

  private static final ExecutorService WAITERS =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("poll-", 0).factory());

  private Poll() {}

  /// Returns the events that came, 0 at the deadline, or `-errno`; `scratch.polledAt` tells when.
  static int await(Scratch scratch, int fd, int events, Deadline deadline)
      throws InterruptedException {
    int now = once(scratch, fd, events, 0);
    if (now != 0) {
      return now;
    }
    return Thread.currentThread().isVirtual()
        ? lent(scratch, fd, events, deadline)
        : stopped(loop(scratch, fd, events, deadline, Thread::interrupted));
  }

  private static final int STOPPED = Integer.MIN_VALUE;

  private static int loop(
      Scratch scratch, int fd, int events, Deadline deadline, BooleanSupplier stop) {
    while (true) {
      int timeout = milliseconds(deadline);
      int ready = once(scratch, fd, events, timeout);
      if (ready != 0 || timeout == 0) {
        return ready;
      }
      if (stop.getAsBoolean()) {
        return STOPPED;
      }
    }
  }

  static int lent(Scratch scratch, int fd, int events, Deadline deadline)
      throws InterruptedException {
    var abandoned = new AtomicBoolean();
    var wait =
        CompletableFuture.supplyAsync(
            () -> loop(scratch, fd, events, deadline, abandoned::get), WAITERS);
    try {
      return wait.get();
    } catch (InterruptedException e) {
      abandoned.set(true);
      wait.join();
      throw e;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int stopped(int ready) throws InterruptedException {
    if (ready == STOPPED) {
      throw new InterruptedException("interrupted while waiting for the network");
    }
    return ready;
  }

  private static int once(Scratch scratch, int fd, int events, int timeout) {
    scratch.poll.set(JAVA_INT, 0, fd);
    scratch.poll.set(JAVA_SHORT, 4, (short) events);
    scratch.poll.set(JAVA_SHORT, 6, (short) 0);
    int count = Libc.poll(scratch, scratch.poll, 1, timeout);
    scratch.polledAt = System.nanoTime();
    if (count == -Errno.EINTR.number()) {
      return 0;
    }
    return count <= 0 ? count : Short.toUnsignedInt(scratch.poll.get(JAVA_SHORT, 6));
  }

  /// Rounds up, so that a wait never ends before its deadline.
  private static int milliseconds(Deadline deadline) {
    long nanos = deadline.nanoTime() - System.nanoTime();
    return nanos <= 0 ? 0 : (int) Math.min(SLICE, (nanos + 999_999) / 1_000_000);
  }
}
