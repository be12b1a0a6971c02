package fengsui.linux;

import java.nio.ByteBuffer;
import java.time.Instant;

/// One IP packet as the kernel saw it pass an interface.
///
/// @param outgoing whether this machine sent it; on a loopback interface every packet is seen
///   twice, first outgoing, then coming in, and only its addresses tell which end sent it
/// @param loopback whether the interface is a loopback
/// @param at the kernel's time stamp on the wall clock, nanoseconds
/// @param nanoTime the same moment on the monotonic clock of [System#nanoTime]; right to some
///   microseconds unless the wall clock was set between the packet and its reading
/// @param length of the whole packet in bytes, of which `bytes` may hold only the beginning
/// @param checksummed false if the network card was still to write the TCP or UDP checksum
/// @param bytes from the IP header on; read-only, position 0
public record CapturedPacket(
    boolean outgoing,
    boolean loopback,
    int interfaceIndex,
    Instant at,
    long nanoTime,
    int length,
    boolean checksummed,
    ByteBuffer bytes) {

  /// A fresh view of the bytes, position 0.
  @Override
  public ByteBuffer bytes() {
    return bytes.duplicate();
  }

  CapturedPacket outgoing(boolean really) {
    return new CapturedPacket(
        really, loopback, interfaceIndex, at, nanoTime, length, checksummed, bytes);
  }
}
