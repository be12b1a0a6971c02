package fengsui.server.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks every two seconds whether files were written, or others are to be watched now; works on
/// every file system.
final class FileWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FileWatch.class);
  private static final Duration PACE = Duration.ofSeconds(2);

  private final Supplier<List<Path>> files;
  private final Runnable changed;
  private final Thread thread;

  FileWatch(Supplier<List<Path>> files, Runnable changed) {
    this.files = files;
    this.changed = changed;
    var before = marks();
    thread = Thread.ofVirtual().name("file-watch").start(() -> run(before));
  }

  private void run(List<String> start) {
    var before = start;
    try {
      while (true) {
        Thread.sleep(PACE);
        var now = marks();
        if (!now.equals(before)) {
          before = now;
          tell();
        }
      }
    } catch (InterruptedException _) {
      // closed
    }
  }

  private void tell() {
    try {
      changed.run();
    } catch (RuntimeException e) {
      LOG.error("configuration: could not be taken up", e);
    }
  }

  private List<String> marks() {
    return files.get().stream().map(FileWatch::mark).toList();
  }

  private static String mark(Path file) {
    try {
      var seen = Files.readAttributes(file, BasicFileAttributes.class);
      return file
          + " "
          + seen.lastModifiedTime().toInstant()
          + " "
          + seen.size()
          + " "
          + seen.fileKey();
    } catch (IOException _) {
      return "absent";
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
