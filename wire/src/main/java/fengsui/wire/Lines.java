package fengsui.wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One JSON object a line, read as it comes. Blank lines and a byte order mark are passed over; a
/// line may have up to 1 MiB.
public final class Lines {

  private static final int LONGEST = 1 << 20;
  private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final BufferedInputStream in;
  private int number;

  private Lines(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  /// Gives each line, turned by `reading` (such as [Json#readObservation]), to `sink`.
  ///
  /// @throws WireException naming the first line that `reading` refuses
  public static <T> void each(InputStream in, Function<String, T> reading, Consumer<T> sink)
      throws IOException {
    var lines = new Lines(in);
    for (var line = lines.next(); line != null; line = lines.next()) {
      if (!line.isBlank()) {
        sink.accept(lines.read(line, reading));
      }
    }
  }

  private <T> T read(String line, Function<String, T> reading) {
    try {
      return reading.apply(line);
    } catch (WireException e) {
      throw e.within("line " + number);
    }
  }

  private @Nullable String next() throws IOException {
    var bytes = new ByteArrayOutputStream(1024);
    number++;
    for (var b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        return bytes.size() == 0 ? null : text(bytes.toByteArray());
      }
      if (bytes.size() == LONGEST) {
        throw complaint("is longer than 1 MiB", "write one JSON object a line");
      }
      bytes.write(b);
    }
    return text(bytes.toByteArray());
  }

  private String text(byte[] bytes) {
    var start = number == 1 && startsWithMark(bytes) ? MARK.length : 0;
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, start, bytes.length - start))
          .toString();
    } catch (CharacterCodingException _) {
      throw complaint("is not UTF-8", "convert the file to UTF-8");
    }
  }

  private static boolean startsWithMark(byte[] bytes) {
    return bytes.length >= MARK.length
        && bytes[0] == MARK[0]
        && bytes[1] == MARK[1]
        && bytes[2] == MARK[2];
  }

  private WireException complaint(String problem, String remedy) {
    return new WireException("line " + number, problem, remedy);
  }
}
