package fengsui.bench;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/// Runs the same work many times at a fixed width.
record Load(int width, int times) {

  /// Runs `work` until it was done `times` times.
  ///
  /// @throws BenchException if it failed even once: a figure of failures measures nothing
  void run(String what, Callable<Boolean> work) throws InterruptedException {
    try (var threads = Executors.newFixedThreadPool(width)) {
      var all = threads.invokeAll(IntStream.range(0, times).mapToObj(_ -> work).toList());
      for (var one : all) {
        if (!one.get()) {
          throw new BenchException(what + ": a probe of the local site failed; nothing measured");
        }
      }
    } catch (ExecutionException failure) {
      throw new BenchException(what + ": " + failure.getCause());
    }
  }
}
