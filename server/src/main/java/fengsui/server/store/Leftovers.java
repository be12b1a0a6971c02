package fengsui.server.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Processes of our database that outlived their post: two must never work on the same files.
final class Leftovers {

  private static final Duration GENTLE = Duration.ofSeconds(10);
  private static final Duration HARD = Duration.ofSeconds(5);
  private static final long LOOK_MILLIS = 50;

  private final Path data;
  private final Path program;

  /// `program`: the folder that only this post's database programs lie in.
  Leftovers(Path data, Path program) {
    this.data = data;
    this.program = program;
  }

  /// Ends them; returns when none is left.
  ///
  /// @throws IOException if some cannot be ended
  void end() throws IOException {
    all().stream().filter(this::first).forEach(ProcessHandle::destroy);
    if (!awaitNone(GENTLE)) {
      all().forEach(ProcessHandle::destroyForcibly);
      if (!awaitNone(HARD)) {
        throw new IOException(
            program + ": processes of an earlier database cannot be ended: " + all());
      }
    }
  }

  /// Whether it is the database's first process, which ends the others in order.
  private boolean first(ProcessHandle process) {
    try {
      var file = data.resolve("postmaster.pid");
      return Files.exists(file)
          && Files.readAllLines(file).getFirst().strip().equals(Long.toString(process.pid()));
    } catch (IOException _) {
      return false;
    }
  }

  private boolean awaitNone(Duration longest) {
    long end = System.nanoTime() + longest.toNanos();
    while (!all().isEmpty()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      try {
        Thread.sleep(LOOK_MILLIS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  private List<ProcessHandle> all() {
    return ProcessHandle.allProcesses()
        .filter(process ->
            process.info().command().filter(c -> Path.of(c).startsWith(program)).isPresent())
        .toList();
  }
}
