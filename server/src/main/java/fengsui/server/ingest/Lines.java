package fengsui.server.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import fengsui.model.Observation;
import fengsui.wire.ObservationReader;
import fengsui.wire.WireException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a batch line by line; a bad line spoils no other.
final class Lines {

  static final int MOST = 5_000;
  static final int LONGEST = 64 << 10;

  private static final int LONGEST_ID = 200;
  private static final Instant OLDEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant NEWEST = Instant.parse("2100-01-01T00:00:00Z");
  private static final Pattern SEQUENCE =
      Pattern.compile("\"sequence\"\\s*:\\s*([1-9]\\d{0,15})\\b");

  private final ObservationReader reader;
  private final String agent;
  private final List<Line> all = new ArrayList<>();
  private int number;

  private Lines(ObservationReader reader, String agent) {
    this.reader = reader;
    this.agent = agent;
  }

  /// Reads what `agent` sent.
  ///
  /// @throws Refusal if there are too many lines
  static List<Line> read(ObservationReader reader, String agent, byte[] body) {
    var lines = new Lines(reader, agent);
    var start = 0;
    while (start < body.length) {
      var end = start;
      while (end < body.length && body[end] != '\n') {
        end++;
      }
      lines.add(body, start, end);
      start = end + 1;
    }
    return lines.all;
  }

  private void add(byte[] body, int start, int end) {
    number++;
    if (number > MOST) {
      throw Refusal.tooLarge("has more than " + MOST + " lines", "send smaller batches");
    }
    var text = new String(body, start, Math.min(end - start, LONGEST), UTF_8);
    if (!text.isBlank()) {
      all.add(line(text, body, start, end));
    }
  }

  private Line line(String text, byte[] body, int start, int end) {
    try {
      if (end - start > LONGEST) {
        throw new WireException("document", "is longer than 64 KiB", "leave packets out");
      }
      check(text, body, start, end);
      var read = reader.read(text);
      check(read.observation());
      return new Line.Good(read.sequence(), read.observation(), text);
    } catch (WireException e) {
      return new Line.Bad(sequence(text), text, e.within("line " + number));
    }
  }

  /// What the words allow, but no store and no index.
  private void check(Observation seen) {
    if (!seen.agent().equals(agent)) {
      throw new WireException(
          "field agent", "is not the name of the token, " + agent, "send only your own");
    }
    if (seen.at().isBefore(OLDEST) || !seen.at().isBefore(NEWEST)) {
      throw new WireException("field at", "is not of this century", "set the agent's clock");
    }
    if (seen.target().id().length() > LONGEST_ID) {
      throw new WireException(
          "field target.id", "has over " + LONGEST_ID + " characters", "shorten it");
    }
  }

  /// The decoder puts U+FFFD for what is not UTF-8; only then is it worth a second look.
  private static void check(String text, byte[] body, int start, int end) {
    if (text.indexOf('\ufffd') < 0) {
      return;
    }
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(body, start, end - start));
    } catch (CharacterCodingException _) {
      throw new WireException("document", "is not UTF-8", "send UTF-8");
    }
  }

  /// The number of a line that cannot be read; the writer puts it last.
  private static @Nullable Long sequence(String text) {
    var matcher = SEQUENCE.matcher(text);
    Long last = null;
    while (matcher.find()) {
      var found = Long.parseLong(matcher.group(1));
      if (found <= 1L << 53) {
        last = found;
      }
    }
    return last;
  }
}
