package fengsui.history.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// The hashes of the ids in one Parquet file, in order, eight bytes each, mapped and not loaded. It
/// only says where a payment cannot be; whether it is there, the Parquet file says.
final class IdFile {

  private final Path sealed;
  private final LongBuffer hashes;
  private final int slack;

  private IdFile(Path sealed, LongBuffer hashes) {
    this.sealed = sealed;
    this.hashes = hashes;
    this.slack = (int) (4 * Math.sqrt(hashes.limit())) + 8;
  }

  /// Writes the one of `sealed`.
  static void write(Path sealed, Stream<String> ids) throws IOException {
    var ordered = ids.mapToLong(IdFile::hash).sorted();
    var file = Folder.ids(sealed);
    var unfinished = Folder.unfinished(file);
    try (var channel =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      var bytes = bytes(ordered);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
    Disk.publish(unfinished, file);
  }

  private static ByteBuffer bytes(LongStream ordered) {
    var hashes = ordered.toArray();
    var bytes = ByteBuffer.allocate(hashes.length * Long.BYTES);
    bytes.asLongBuffer().put(hashes);
    return bytes;
  }

  static IdFile open(Path sealed) throws IOException {
    try (var channel = FileChannel.open(Folder.ids(sealed), StandardOpenOption.READ)) {
      return new IdFile(sealed, channel.map(MapMode.READ_ONLY, 0, channel.size()).asLongBuffer());
    }
  }

  Path sealed() {
    return sealed;
  }

  /// False if no payment of this hash is in the file. Hashes are spread evenly, so the place to
  /// look is known within a few of their square root.
  boolean mayHold(long hash) {
    var count = hashes.limit();
    var guess = (int) ((hash / 0x1p64 + 0.5) * count);
    var low = Math.max(0, guess - slack);
    var high = Math.min(count, guess + slack);
    if (low > 0 && hashes.get(low) > hash) {
      low = 0;
    }
    if (high < count && hashes.get(high - 1) < hash) {
      high = count;
    }
    while (low < high) {
      var middle = (low + high) >>> 1;
      var there = hashes.get(middle);
      if (there == hash) {
        return true;
      }
      if (there < hash) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return false;
  }

  /// A polynomial over the characters, mixed so that every bit depends on every character.
  static long hash(String id) {
    var hash = 0xcbf2_9ce4_8422_2325L;
    for (var i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * 0x0100_0000_01b3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51_afd7_ed55_8ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ce_b9fe_1a85_ec53L;
    return hash ^ (hash >>> 33);
  }
}
