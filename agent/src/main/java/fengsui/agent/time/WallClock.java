package fengsui.agent.time;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/// This machine's wall clock.
final class WallClock {

  /// Names a file with the seconds that the wall clock is ahead of what the kernel says: so that a
  /// rehearsal can let the clock of one agent jump, which the kernel allows for whole machines
  /// only.
  private static final String AHEAD = "fengsui.clock.ahead";

  private WallClock() {}

  static InstantSource system() {
    var file = System.getProperty(AHEAD);
    return file == null ? InstantSource.system() : ahead(Path.of(file));
  }

  private static InstantSource ahead(Path file) {
    return () -> Instant.now().plusSeconds(seconds(file));
  }

  private static long seconds(Path file) {
    try {
      return Long.parseLong(Files.readString(file).strip());
    } catch (IOException | NumberFormatException _) {
      return 0;
    }
  }
}
