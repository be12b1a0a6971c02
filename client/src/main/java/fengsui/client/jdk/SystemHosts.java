package fengsui.client.jdk;

import fengsui.dns.HostsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The hosts file, read again when it has changed.
final class SystemHosts {

  private static final long LOOK_EVERY = Duration.ofSeconds(5).toNanos();

  private final Path file;
  private volatile State state;

  /// @param names null while it cannot be read
  private record State(@Nullable HostsFile names, FileTime changed, long lookedAt) {}

  SystemHosts(Path file) {
    this.file = file;
    this.state = read(changed());
  }

  boolean contains(String name) {
    var now = state;
    if (System.nanoTime() - now.lookedAt > LOOK_EVERY) {
      var changed = changed();
      now =
          changed.equals(now.changed)
              ? new State(now.names, changed, System.nanoTime())
              : read(changed);
      state = now;
    }
    var names = now.names;
    return names != null && !names.find(name).isEmpty();
  }

  private FileTime changed() {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException absent) {
      return FileTime.fromMillis(0);
    }
  }

  private State read(FileTime changed) {
    try {
      return new State(HostsFile.read(file), changed, System.nanoTime());
    } catch (IOException unreadable) {
      return new State(null, changed, System.nanoTime());
    }
  }
}
