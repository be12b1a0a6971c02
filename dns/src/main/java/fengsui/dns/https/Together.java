package fengsui.dns.https;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Several things done at once.
public final class Together {

  private Together() {}

  /// Runs `tasks` on virtual threads, each of which must end by itself, and returns what they
  /// return, in their order.
  ///
  /// @throws InterruptedException if the thread is interrupted; so are the tasks
  public static <T> List<T> all(List<Callable<T>> tasks) throws InterruptedException {
    var futures = tasks.stream().map(FutureTask::new).toList();
    var threads = futures.stream().map(task -> Thread.ofVirtual().start(task)).toList();
    try {
      var results = new ArrayList<T>();
      for (var future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException bug) {
      throw new IllegalStateException("a task failed by our own fault", bug.getCause());
    } finally {
      threads.forEach(Thread::interrupt);
    }
  }
}
