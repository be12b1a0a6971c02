package fengsui.agent.spool;

import java.nio.file.Path;
import java.time.Duration;

/// How a spool keeps things.
///
/// @param folder where its file lies
/// @param mostBytes how much it may hold on disk; beyond that the oldest observations go
/// @param memoryBytes how much may wait in memory while the disk takes nothing
/// @param commitEvery the shortest time between two commits: all that came meanwhile goes together
public record SpoolSettings(Path folder, long mostBytes, long memoryBytes, Duration commitEvery) {

  private static final long LEAST = 64 << 10;

  public SpoolSettings {
    if (mostBytes < LEAST || memoryBytes < LEAST) {
      throw new IllegalArgumentException("a spool must hold at least 64 KiB");
    }
  }

  /// 512 MiB on disk, 32 MiB in memory, ten commits a second.
  public static SpoolSettings in(Path folder) {
    return new SpoolSettings(folder, 512L << 20, 32L << 20, Duration.ofMillis(100));
  }

  public SpoolSettings withMostBytes(long other) {
    return new SpoolSettings(folder, other, memoryBytes, commitEvery);
  }
}
