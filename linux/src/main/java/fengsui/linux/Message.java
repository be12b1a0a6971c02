package fengsui.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// `struct msghdr` of a socket's scratch memory and the control messages in it.
final class Message {

  private static final long NAME = 0;
  private static final long NAME_LENGTH = 8;
  private static final long VECTOR = 16;
  private static final long VECTOR_LENGTH = 24;
  private static final long CONTROL = 32;
  private static final long CONTROL_LENGTH = 40;
  private static final long FLAGS = 48;
  private static final int MSG_TRUNC = 0x20;
  private static final int CONTROL_HEADER = 16;

  private Message() {}

  /// Makes it ready for `recvmsg` into the scratch payload.
  static void prepare(Scratch scratch) {
    prepare(scratch, scratch.payload);
  }

  /// Makes it ready for `recvmsg` into `payload`.
  static void prepare(Scratch scratch, MemorySegment payload) {
    scratch.vector.set(ADDRESS, 0, payload);
    scratch.vector.set(JAVA_LONG, 8, payload.byteSize());
    var message = scratch.message;
    message.set(ADDRESS, NAME, scratch.address);
    message.set(JAVA_INT, NAME_LENGTH, (int) scratch.address.byteSize());
    message.set(ADDRESS, VECTOR, scratch.vector);
    message.set(JAVA_LONG, VECTOR_LENGTH, 1);
    message.set(ADDRESS, CONTROL, scratch.control);
    message.set(JAVA_LONG, CONTROL_LENGTH, scratch.control.byteSize());
    message.set(JAVA_INT, FLAGS, 0);
  }

  /// Whether the kernel had to cut the payload off.
  static boolean truncated(Scratch scratch) {
    return (scratch.message.get(JAVA_INT, FLAGS) & MSG_TRUNC) != 0;
  }

  /// Returns the data of the control message that `option` makes the kernel add, or null.
  static @Nullable MemorySegment find(Scratch scratch, SocketOption option) {
    long end = scratch.message.get(JAVA_LONG, CONTROL_LENGTH);
    for (long at = 0; at + CONTROL_HEADER <= end; ) {
      long length = scratch.control.get(JAVA_LONG, at);
      if (length < CONTROL_HEADER || length > end - at) {
        return null;
      }
      if (scratch.control.get(JAVA_INT, at + 8) == option.level
          && scratch.control.get(JAVA_INT, at + 12) == option.number) {
        return scratch.control.asSlice(at + CONTROL_HEADER, length - CONTROL_HEADER);
      }
      at += (length + 7) & ~7;
    }
    return null;
  }
}
