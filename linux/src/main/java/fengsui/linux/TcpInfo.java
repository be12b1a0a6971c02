package fengsui.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.time.Duration;

/// What the kernel knows of a connection (`struct tcp_info` of `linux/tcp.h`).
///
/// Right after a handshake `roundTrip` is the kernel's own measure from SYN to SYN+ACK, free of
/// this process's scheduling. If the SYN had to be sent again it is no round trip: it is zero, or
/// runs from the first SYN.
///
/// @param state 1 established, 2 SYN sent, 7 closed, 8 close wait
/// @param retransmitsNow sent again and not yet acknowledged
/// @param retransmitsTotal segments sent again since the beginning, SYNs included
/// @param leastRoundTrip the least round trip seen; zero if none was
public record TcpInfo(
    int state,
    int retransmitsNow,
    int retransmitsTotal,
    Duration roundTrip,
    Duration roundTripVariance,
    Duration leastRoundTrip) {

  static final int SYN_SENT = 2;
  static final int CLOSED = 7;

  /// The kernel's word for "no minimum yet".
  private static final int NO_MINIMUM = -1;

  /// Reads it; a kernel that knows fewer fields leaves zeros.
  static TcpInfo read(Scratch scratch, int fd) {
    scratch.info.fill((byte) 0);
    scratch.length.set(JAVA_INT, 0, (int) scratch.info.byteSize());
    var option = SocketOption.TCP_INFO;
    Libc.getsockopt(scratch, fd, option.level, option.number, scratch.info, scratch.length);
    return of(scratch.info);
  }

  private static TcpInfo of(MemorySegment info) {
    return new TcpInfo(
        Byte.toUnsignedInt(info.get(JAVA_BYTE, 0)),
        Byte.toUnsignedInt(info.get(JAVA_BYTE, 2)),
        info.get(JAVA_INT, 100),
        micros(info.get(JAVA_INT, 68)),
        micros(info.get(JAVA_INT, 72)),
        micros(info.get(JAVA_INT, 148)));
  }

  private static Duration micros(int value) {
    return value == NO_MINIMUM
        ? Duration.ZERO
        : Duration.ofNanos(Integer.toUnsignedLong(value) * 1_000);
  }
}
