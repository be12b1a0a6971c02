package fengsui.agent.spool;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.UUID;

/// What goes to the post in one request: the oldest observations that it has not acknowledged.
///
/// @param spool which spool the numbers belong to
@SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
public record Batch(UUID spool, List<Range> ranges, int count, byte[] gzipped) {

  public Batch {
    ranges = List.copyOf(ranges);
  }

  /// Several gzip streams one after the other are one gzip stream (RFC 1952, 2.2), so nothing is
  /// packed anew.
  static Batch of(UUID spool, List<Chunk> chunks) {
    var bytes = new ByteArrayOutputStream();
    chunks.forEach(chunk -> bytes.writeBytes(chunk.packed()));
    return new Batch(
        spool,
        chunks.stream().map(chunk -> new Range(chunk.first(), chunk.last())).toList(),
        chunks.stream().mapToInt(Chunk::count).sum(),
        bytes.toByteArray());
  }

  public boolean isEmpty() {
    return count == 0;
  }
}
