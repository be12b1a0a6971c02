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
          throw failed(what, "said no");
        }
      }
    } catch (ExecutionException failure) {
      throw failed(what, String.valueOf(failure.getCause()));
    }
  }

  private static BenchException failed(String what, String how) {
    return new BenchException(
        "a probe of the local site by " + what + " " + how, "run it again on a calmer machine");
  }
}
