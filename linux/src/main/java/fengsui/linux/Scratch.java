package fengsui.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Native memory for the arguments of system calls: one per open socket, reused and never freed, so
/// that a connect allocates nothing. The memory held is bounded by the most sockets ever open at
/// once (2 KiB each).
final class Scratch {

  private static final ConcurrentLinkedQueue<Scratch> FREE = new ConcurrentLinkedQueue<>();
  private static final int CONTROL_BYTES = 512;
  private static final int INFO_BYTES = 256;
  private static final int PAYLOAD_BYTES = 576;

  final MemorySegment errno;
  final MemorySegment poll;
  final MemorySegment option;
  final MemorySegment length;
  final MemorySegment address;
  final MemorySegment message;
  final MemorySegment vector;
  final MemorySegment control;
  final MemorySegment info;
  final MemorySegment payload;

  /// When the last poll of this socket returned, on the monotonic clock.
  long polledAt;

  private Scratch() {
    var arena = Arena.global();
    errno = arena.allocate(8, 8);
    poll = arena.allocate(8, 8);
    option = arena.allocate(16, 8);
    length = arena.allocate(8, 8);
    address = arena.allocate(128, 8);
    message = arena.allocate(56, 8);
    vector = arena.allocate(16, 8);
    control = arena.allocate(CONTROL_BYTES, 8);
    info = arena.allocate(INFO_BYTES, 8);
    payload = arena.allocate(PAYLOAD_BYTES, 8);
  }

  static Scratch borrow() {
    var free = FREE.poll();
    return free == null ? new Scratch() : free;
  }

  void giveBack() {
    FREE.add(this);
  }

  int result(int returned) {
    return returned >= 0 ? returned : -errno.get(JAVA_INT, 0);
  }

  /// For calls that return a number of bytes, which here is always below 2 GiB.
  int result(long returned) {
    return returned >= 0 ? (int) returned : -errno.get(JAVA_INT, 0);
  }
}
