package fengsui.server.store;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Room for our own database. It is refused more before the disk is full, because it would stop
/// altogether then; it goes on by itself when there is room again.
@Component("disk")
public final class DiskSpace implements HealthIndicator {

  /// Room for the write-ahead log to go on, and for a checkpoint.
  static final long LEAST = 192L << 20;

  private static final long GLANCE_NANOS = 500_000_000;

  private final Store store;
  private final AtomicLong looked = new AtomicLong(System.nanoTime() - GLANCE_NANOS);
  private volatile long free = Long.MAX_VALUE;

  DiskSpace(Store store) {
    this.store = store;
  }

  /// Whether there is room for more. An external database sees to itself.
  public boolean enough() {
    return !store.ours() || free() >= LEAST;
  }

  private long free() {
    var last = looked.get();
    var now = System.nanoTime();
    if (now - last >= GLANCE_NANOS && looked.compareAndSet(last, now)) {
      try {
        free = Files.getFileStore(store.folder()).getUsableSpace();
      } catch (IOException _) {
        free = 0; // a disk that does not even tell has no room for us
      }
    }
    return free;
  }

  @Override
  public Health health() {
    var state = enough() ? Health.up() : Health.down();
    return state
        .withDetail("folder", store.folder().toString())
        .withDetail("freeMegabytes", free() >> 20)
        .withDetail("leastMegabytes", LEAST >> 20)
        .build();
  }
}
