package fengsui.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The errors that the kernel keeps for a socket with `IP_RECVERR` (`ip(7)`, `struct
/// sock_extended_err` of `linux/errqueue.h`).
final class ErrorQueue {

  private static final int MSG_ERRQUEUE = 0x2000;
  private static final int ORIGIN_ICMP = 2;
  private static final int ORIGIN_ICMP6 = 3;

  /// More than that on one socket is a flood; the rest is left to the kernel.
  private static final int MOST = 64;

  private ErrorQueue() {}

  /// One entry; `report` is null if this machine itself, not an ICMP message, is its origin.
  record Entry(int errno, @Nullable IcmpReport report) {}

  /// Takes everything out of the queue.
  static List<Entry> drain(Scratch scratch, int fd, Duration after) {
    Message.prepare(scratch);
    if (Libc.recvmsg(scratch, fd, scratch.message, MSG_ERRQUEUE) < 0) {
      return List.of();
    }
    var entries = new ArrayList<Entry>();
    do {
      var entry = entry(scratch, after);
      if (entry != null) {
        entries.add(entry);
      }
      Message.prepare(scratch);
    } while (entries.size() < MOST
        && Libc.recvmsg(scratch, fd, scratch.message, MSG_ERRQUEUE) >= 0);
    return entries;
  }

  private static @Nullable Entry entry(Scratch scratch, Duration after) {
    var error = Message.find(scratch, SocketOption.IP_RECVERR);
    if (error == null) {
      error = Message.find(scratch, SocketOption.IPV6_RECVERR);
    }
    return error == null ? null : new Entry(error.get(JAVA_INT, 0), report(error, after));
  }

  private static @Nullable IcmpReport report(MemorySegment error, Duration after) {
    int origin = error.get(JAVA_BYTE, 4);
    if (origin != ORIGIN_ICMP && origin != ORIGIN_ICMP6) {
      return null;
    }
    var offender = SocketAddresses.read(error.asSlice(16));
    return offender == null
        ? null
        : new IcmpReport(
            origin == ORIGIN_ICMP6,
            Byte.toUnsignedInt(error.get(JAVA_BYTE, 5)),
            Byte.toUnsignedInt(error.get(JAVA_BYTE, 6)),
            offender.getAddress(),
            after);
  }
}
