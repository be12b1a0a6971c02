package fengsui.history.store;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/// What a segment is made of. A frame: four bytes that are no UTF-8, the length and the CRC-32C of
/// what follows, and that: payments, one JSON object a line. Each frame is on disk before the next
/// one is written, so only the last can be torn.
final class Frames {

  static final int HEADER = 12;
  private static final int MARK = 0xFE46_5331;
  private static final int LARGEST = 1 << 26;

  private Frames() {}

  static ByteBuffer of(byte[] content) {
    if (content.length == 0 || content.length > LARGEST) {
      throw new IllegalArgumentException(
          "a frame must have 1 to %d bytes, but has %d".formatted(LARGEST, content.length));
    }
    return ByteBuffer.allocate(HEADER + content.length)
        .putInt(MARK)
        .putInt(content.length)
        .putInt(sum(content, 0, content.length))
        .put(content)
        .flip();
  }

  /// Gives each whole frame's content to `sink`, and returns where the last of them ends: a torn
  /// tail is passed over.
  ///
  /// @throws StoreException if whole frames follow one that is not: then it is no torn tail
  static long read(Path file, Consumer<byte[]> sink) throws IOException {
    var size = Files.size(file);
    var good = 0L;
    try (var in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      for (var content = next(in, size - good);
          content.length > 0;
          content = next(in, size - good)) {
        sink.accept(content);
        good += HEADER + content.length;
      }
    }
    refuseWhatFollows(file, good, size);
    return good;
  }

  // Nothing where there is no whole frame.
  private static byte[] next(DataInputStream in, long left) throws IOException {
    var none = new byte[0];
    if (left < HEADER || in.readInt() != MARK) {
      return none;
    }
    var length = in.readInt();
    var sum = in.readInt();
    if (length <= 0 || length > LARGEST || length > left - HEADER) {
      return none;
    }
    var content = new byte[length];
    in.readFully(content);
    return sum(content, 0, length) == sum ? content : none;
  }

  private static void refuseWhatFollows(Path file, long good, long size) throws IOException {
    if (good == size) {
      return;
    }
    byte[] rest;
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(good);
      rest = in.readNBytes((int) Math.min(size - good, Integer.MAX_VALUE - 8));
    }
    var bytes = ByteBuffer.wrap(rest);
    for (var at = 1; at + HEADER < rest.length; at++) {
      if (bytes.getInt(at) == MARK && whole(rest, bytes, at)) {
        throw new StoreException(
            file,
            "is damaged at byte " + good + ", before payments that were acknowledged",
            "restore it from a copy, or move it away and ingest its payments again");
      }
    }
  }

  private static boolean whole(byte[] rest, ByteBuffer bytes, int at) {
    var length = bytes.getInt(at + 4);
    return length > 0
        && length <= rest.length - at - HEADER
        && sum(rest, at + HEADER, length) == bytes.getInt(at + 8);
  }

  private static int sum(byte[] content, int from, int length) {
    var sum = new CRC32C();
    sum.update(content, from, length);
    return (int) sum.getValue();
  }
}
