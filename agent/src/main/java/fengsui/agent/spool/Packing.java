package fengsui.agent.spool;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// Makes chunks of lines.
final class Packing {

  static final int MOST_LINES = 1000;
  static final int MOST_BYTES = 1 << 20;

  private Packing() {}

  /// Numbers the lines from `next` on and packs them into as few chunks as may be.
  static List<Chunk> pack(List<Line> lines, long next) {
    var chunks = new ArrayList<Chunk>();
    var done = 0;
    while (done < lines.size()) {
      var some = lines.subList(done, end(lines, done));
      chunks.add(chunk(some, next + done));
      done += some.size();
    }
    return chunks;
  }

  /// Packs the lines of several chunks as one. Several gzip streams one after the other would be
  /// one, too (RFC 1952, 2.2), but not every reader goes on after the first.
  static byte[] repack(List<Chunk> chunks) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      for (var chunk : chunks) {
        new GZIPInputStream(new ByteArrayInputStream(chunk.packed())).transferTo(gzip);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a chunk is not what was written", e);
    }
    return bytes.toByteArray();
  }

  private static int end(List<Line> lines, int start) {
    var bytes = 0L;
    var end = start;
    while (end < lines.size() && end - start < MOST_LINES) {
      bytes += lines.get(end).json().length;
      if (bytes > MOST_BYTES && end > start) {
        break;
      }
      end++;
    }
    return end;
  }

  private static Chunk chunk(List<Line> lines, long first) {
    var bytes = new ByteArrayOutputStream();
    var unpacked = 0;
    try (var gzip = new GZIPOutputStream(bytes)) {
      for (var i = 0; i < lines.size(); i++) {
        var line = lines.get(i).numbered(first + i);
        gzip.write(line);
        unpacked += line.length;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    var from = lines.stream().mapToLong(Line::at).min().orElseThrow();
    var to = lines.stream().mapToLong(Line::at).max().orElseThrow();
    return new Chunk(first, first + lines.size() - 1, from, to, unpacked, bytes.toByteArray());
  }
}
