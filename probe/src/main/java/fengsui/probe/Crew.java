package fengsui.probe;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The threads of one diagnosis, at most [#WIDTH] at a time. Platform threads, because a system
/// call holds its thread. No job may wait for another one.
final class Crew implements AutoCloseable {

  private static final int WIDTH = 32;

  private @Nullable ExecutorService threads;

  <T> Future<T> start(Callable<T> job) {
    if (threads == null) {
      threads = Executors.newFixedThreadPool(WIDTH, Thread.ofPlatform().daemon().factory());
    }
    return threads.submit(job);
  }

  /// Waits for the result of a job.
  static <T> T await(Future<T> job) throws InterruptedException {
    try {
      return job.get();
    } catch (ExecutionException bug) {
      throw new IllegalStateException("a control broke", bug.getCause());
    }
  }

  /// Waits for the result of a job for at most `millis`, then stops it; null if it had none.
  static <T> @Nullable T await(Future<T> job, long millis) throws InterruptedException {
    try {
      return job.get(millis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException tooLate) {
      job.cancel(true);
      return null;
    } catch (ExecutionException bug) {
      throw new IllegalStateException("a control broke", bug.getCause());
    }
  }

  /// Stops what still runs.
  @Override
  public void close() {
    if (threads != null) {
      threads.shutdownNow();
    }
  }
}
