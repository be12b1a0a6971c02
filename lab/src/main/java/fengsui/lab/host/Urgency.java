package fengsui.lab.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Lets the kernel run a thread of this process before all others, where it is allowed: packets
/// should leave on time also on a busy machine.
public final class Urgency {

  private static final Path THREADS = Path.of("/proc/self/task");

  private Urgency() {}

  /// Raises the thread of that name; returns whether the kernel allowed it.
  public static boolean raise(String thread) throws IOException, InterruptedException {
    try (var tasks = Files.newDirectoryStream(THREADS)) {
      for (var task : tasks) {
        if (Files.readString(task.resolve("comm")).strip().equals(thread)) {
          return allowed(task.getFileName().toString());
        }
      }
    }
    return false;
  }

  private static boolean allowed(String task) throws InterruptedException {
    try {
      Tool.run("chrt", "--fifo", "--pid", "10", task);
      return true;
    } catch (IOException _) {
      return false; // not root: packets leave as the kernel finds the time
    }
  }
}
