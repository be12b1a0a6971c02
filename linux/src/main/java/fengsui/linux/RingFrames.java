package fengsui.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.time.Instant;

/// The frames of a ring in their order: `struct tpacket2_hdr`, then `struct sockaddr_ll`, then the
/// packet.
final class RingFrames {

  private static final VarHandle STATUS = JAVA_INT.varHandle();
  private static final int KERNELS = 0;
  private static final int OURS = 1;
  private static final int CHECKSUM_NOT_READY = 1 << 3;
  private static final int LINK_ADDRESS = 32;
  private static final int PACKET_OUTGOING = 4;
  private static final int LOOPBACK_HARDWARE = 772;
  private static final long NANOS = 1_000_000_000;

  private final MemorySegment ring;
  private final RingSize size;
  private int next;

  RingFrames(MemorySegment ring, RingSize size) {
    this.ring = ring;
    this.size = size;
  }

  /// Whether the next frame holds a packet.
  boolean ready() {
    return ((int) STATUS.getAcquire(ring, at()) & OURS) != 0;
  }

  /// Copies the next frame's packet out of the ring.
  CapturedPacket packet(long wallAhead) {
    long at = at();
    long seconds = Integer.toUnsignedLong(ring.get(JAVA_INT, at + 16));
    int nanos = ring.get(JAVA_INT, at + 20);
    long link = at + LINK_ADDRESS;
    return new CapturedPacket(
        ring.get(JAVA_BYTE, link + 10) == PACKET_OUTGOING,
        Short.toUnsignedInt(ring.get(JAVA_SHORT, link + 8)) == LOOPBACK_HARDWARE,
        ring.get(JAVA_INT, link + 4),
        Instant.ofEpochSecond(seconds, nanos),
        seconds * NANOS + nanos - wallAhead,
        ring.get(JAVA_INT, at + 4),
        (ring.get(JAVA_INT, at) & CHECKSUM_NOT_READY) == 0,
        bytes(at));
  }

  /// Gives the next frame back to the kernel and goes on to the one after it.
  void release() {
    STATUS.setRelease(ring, at(), KERNELS);
    next = (next + 1) % size.frames();
  }

  private ByteBuffer bytes(long at) {
    int length = ring.get(JAVA_INT, at + 8);
    int offset = Short.toUnsignedInt(ring.get(JAVA_SHORT, at + 14));
    var bytes = ring.asSlice(at + offset, length).toArray(JAVA_BYTE);
    return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
  }

  private long at() {
    return (long) next * size.frameBytes();
  }
}
