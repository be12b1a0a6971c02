package fengsui.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Moves bytes between sockets and byte buffers, through pooled native memory where a buffer is on
/// the heap.
final class Bytes {

  private static final int MSG_DONTWAIT = 0x40;
  private static final int MSG_NOSIGNAL = 0x4000;

  /// A TLS record with room to spare.
  private static final int CHUNK = 20 * 1024;

  private static final ConcurrentLinkedQueue<MemorySegment> CHUNKS = new ConcurrentLinkedQueue<>();

  private Bytes() {}

  /// Returns how many bytes came, or `-errno`.
  static int receive(Scratch scratch, int fd, ByteBuffer into) {
    if (into.isDirect()) {
      int count = Libc.recv(scratch, fd, MemorySegment.ofBuffer(into), MSG_DONTWAIT);
      return moved(into, count);
    }
    var chunk = chunk();
    try {
      var part = chunk.asSlice(0, Math.min(into.remaining(), CHUNK));
      int count = Libc.recv(scratch, fd, part, MSG_DONTWAIT);
      if (count > 0) {
        MemorySegment.ofBuffer(into).copyFrom(part.asSlice(0, count));
      }
      return moved(into, count);
    } finally {
      CHUNKS.add(chunk);
    }
  }

  /// Receives one datagram with its control messages; returns how many bytes were put into `into`,
  /// or `-errno`.
  static int receiveMessage(Scratch scratch, int fd, ByteBuffer into) {
    var chunk = chunk();
    try {
      Message.prepare(scratch, chunk.asSlice(0, Math.min(into.remaining(), CHUNK)));
      int count = Libc.recvmsg(scratch, fd, scratch.message, MSG_DONTWAIT);
      if (count > 0) {
        MemorySegment.ofBuffer(into).copyFrom(chunk.asSlice(0, count));
      }
      return moved(into, count);
    } finally {
      CHUNKS.add(chunk);
    }
  }

  /// Returns how many bytes went, or `-errno`.
  static int send(Scratch scratch, int fd, ByteBuffer from) {
    if (from.isDirect()) {
      int count = Libc.send(scratch, fd, MemorySegment.ofBuffer(from), MSG_DONTWAIT | MSG_NOSIGNAL);
      return moved(from, count);
    }
    var chunk = chunk();
    try {
      var part = chunk.asSlice(0, Math.min(from.remaining(), CHUNK));
      part.copyFrom(MemorySegment.ofBuffer(from).asSlice(0, part.byteSize()));
      return moved(from, Libc.send(scratch, fd, part, MSG_DONTWAIT | MSG_NOSIGNAL));
    } finally {
      CHUNKS.add(chunk);
    }
  }

  private static int moved(ByteBuffer buffer, int count) {
    if (count > 0) {
      buffer.position(buffer.position() + count);
    }
    return count;
  }

  private static MemorySegment chunk() {
    var free = CHUNKS.poll();
    return free == null ? Arena.global().allocate(CHUNK, 8) : free;
  }
}
