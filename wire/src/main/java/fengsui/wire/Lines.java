package fengsui.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// One JSON object a line, read as it comes. Blank lines and a byte order mark are passed over; a
/// line may have up to 1 MiB.
public final class Lines {

  private static final int LONGEST = 1 << 20;
  private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
  private static final char REPLACEMENT = '\ufffd';

  private final InputStream in;
  private byte[] buffer = new byte[1 << 16];
  private int start;
  private int end;
  private long number;
  private int lineStart;
  private int lineEnd;
  private boolean tooLong;

  private Lines(InputStream in) {
    this.in = in;
  }

  /// Gives each line, turned by `reading` (such as [Json#readObservation]), to `sink`.
  ///
  /// @throws WireException naming the first line that `reading` refuses
  public static <T> void each(InputStream in, Function<String, T> reading, Consumer<T> sink)
      throws IOException {
    each(
        in,
        reading,
        sink,
        complaint -> {
          throw complaint;
        });
  }

  /// The same, but what is wrong with a line goes to `refused`, and the next line is read.
  public static <T> void each(
      InputStream in,
      Function<String, T> reading,
      Consumer<T> sink,
      Consumer<WireException> refused)
      throws IOException {
    var lines = new Lines(in);
    while (lines.advance()) {
      lines.read(reading, refused).ifPresent(sink);
    }
  }

  private <T> Optional<T> read(Function<String, T> reading, Consumer<WireException> refused) {
    try {
      var line = line();
      return line.isBlank() ? Optional.empty() : Optional.of(read(line, reading));
    } catch (WireException e) {
      refused.accept(e);
      return Optional.empty();
    }
  }

  private <T> T read(String line, Function<String, T> reading) {
    try {
      return reading.apply(line);
    } catch (WireException e) {
      throw e.within("line " + number);
    }
  }

  /// Goes on to the next line, if there is one.
  private boolean advance() throws IOException {
    number++;
    tooLong = false;
    var scanned = start;
    while (true) {
      var newline = newline(scanned);
      if (newline >= 0) {
        ends(newline);
        start = newline + 1;
        return true;
      }
      if (end - start > LONGEST) {
        tooLong = true;
        start = end;
      }
      scanned = end - start;
      if (!fill()) {
        return last();
      }
      scanned += start;
    }
  }

  private boolean last() {
    if (start == end && !tooLong) {
      return false;
    }
    ends(end);
    start = end;
    return true;
  }

  private void ends(int at) {
    lineStart = start;
    lineEnd = at;
  }

  private int newline(int from) {
    for (var i = from; i < end; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /// Reads more behind what was not used yet, which moves to the front.
  private boolean fill() throws IOException {
    System.arraycopy(buffer, start, buffer, 0, end - start);
    end -= start;
    start = 0;
    if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, end * 2);
    }
    var read = in.read(buffer, end, buffer.length - end);
    end += Math.max(0, read);
    return read >= 0;
  }

  private String line() {
    if (tooLong || lineEnd - lineStart > LONGEST) {
      throw complaint("is longer than 1 MiB", "write one JSON object a line");
    }
    var from = number == 1 && startsWithMark() ? lineStart + MARK.length : lineStart;
    var text = new String(buffer, from, lineEnd - from, StandardCharsets.UTF_8);
    return text.indexOf(REPLACEMENT) < 0 ? text : strictly(from);
  }

  private String strictly(int from) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(buffer, from, lineEnd - from))
          .toString();
    } catch (CharacterCodingException _) {
      throw complaint("is not UTF-8", "convert the file to UTF-8");
    }
  }

  private boolean startsWithMark() {
    return lineEnd - lineStart >= MARK.length
        && Arrays.equals(buffer, lineStart, lineStart + MARK.length, MARK, 0, MARK.length);
  }

  private WireException complaint(String problem, String remedy) {
    return new WireException("line " + number, problem, remedy);
  }
}
