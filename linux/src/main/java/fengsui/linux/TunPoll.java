package fengsui.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.List;

/// Waits until one of several TUN devices has a packet. For one thread, which must be a platform
/// thread, since a wait holds it.
public final class TunPoll implements AutoCloseable {

  private static final int ENTRY = 8;
  private static final long NANOS = 1_000_000_000;

  private final int count;
  private final Scratch scratch = Scratch.borrow();
  private final Arena arena = Arena.ofShared();
  private final MemorySegment entries;
  private final MemorySegment timeout;

  public TunPoll(List<Tun> devices) {
    count = devices.size();
    entries = arena.allocate((long) ENTRY * Math.max(1, count), ENTRY);
    timeout = arena.allocate(16, 8);
    for (int i = 0; i < count; i++) {
      entries.set(JAVA_INT, (long) i * ENTRY, devices.get(i).fd());
      entries.set(JAVA_SHORT, (long) i * ENTRY + 4, (short) Poll.IN);
    }
  }

  /// Waits for at most `longest`, with the kernel's timer precision.
  ///
  /// @return how many devices are [#ready]; 0 when the time has passed
  /// @throws SystemCallException if the kernel lacks memory
  public int await(Duration longest) throws SystemCallException {
    return awaitNanos(Math.max(0, longest.toNanos()));
  }

  /// The same with nanoseconds, for loops that must not allocate.
  ///
  /// @throws SystemCallException if the kernel lacks memory
  public int awaitNanos(long longest) throws SystemCallException {
    timeout.set(JAVA_LONG, 0, longest / NANOS);
    timeout.set(JAVA_LONG, 8, longest % NANOS);
    int ready = LibcFiles.ppoll(scratch, entries, count, timeout);
    if (ready == -Errno.EINTR.number()) {
      return 0;
    }
    return SystemCallException.check(ready, "waiting for TUN devices", "use fewer of them");
  }

  /// Whether the device at `index` of the constructor's list has a packet, or is gone.
  public boolean ready(int index) {
    return entries.get(JAVA_SHORT, (long) index * ENTRY + 6) != 0;
  }

  @Override
  public void close() {
    arena.close();
    scratch.giveBack();
  }
}
