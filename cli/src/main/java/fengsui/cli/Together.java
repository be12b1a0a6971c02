package fengsui.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Runs a few measurements at a time and hands over their results in order.
final class Together {

  private static final int AT_A_TIME = 8;

  private Together() {}

  /// What is measured for one of many.
  @FunctionalInterface
  interface Measure<T, R> {
    R of(T value) throws InterruptedException;
  }

  /// Platform threads: waiting in a native call would hold a virtual thread's carrier.
  static <T, R> void inOrder(List<T> values, Measure<T, R> measure, Consumer<R> sink)
      throws InterruptedException {
    try (var threads = Executors.newFixedThreadPool(Math.clamp(values.size(), 1, AT_A_TIME))) {
      var running = new ArrayList<Future<R>>();
      for (var value : values) {
        Callable<R> one = () -> measure.of(value);
        running.add(threads.submit(one));
      }
      for (var result : running) {
        sink.accept(finished(result));
      }
    }
  }

  private static <R> R finished(Future<R> result) throws InterruptedException {
    try {
      return result.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e);
    }
  }
}
