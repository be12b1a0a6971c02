package fengsui.agent.spool;

import java.util.List;
import java.util.UUID;

/// What goes to the post in one request: the oldest observations that it has not acknowledged.
///
/// @param spool which spool the numbers belong to
@SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
public record Batch(UUID spool, List<Range> ranges, int count, byte[] gzipped) {

  /// Nothing to send.
  static final Batch NONE = new Batch(new UUID(0, 0), List.of(), 0, new byte[0]);

  public Batch {
    ranges = List.copyOf(ranges);
  }

  static Batch of(UUID spool, List<Chunk> chunks) {
    return new Batch(
        spool,
        chunks.stream().map(chunk -> new Range(chunk.first(), chunk.last())).toList(),
        chunks.stream().mapToInt(Chunk::count).sum(),
        chunks.size() == 1 ? chunks.getFirst().packed() : Packing.repack(chunks));
  }

  public boolean isEmpty() {
    return count == 0;
  }
}
