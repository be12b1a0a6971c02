package fengsui.server.notify.channel;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Small words that every message is made of.
final class Words {

  private static final int LONGEST = 300;
  private static final DateTimeFormatter BEIJING =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx").withZone(ZoneId.of("Asia/Shanghai"));
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

  private Words() {}

  /// Returns `text` as nothing but words: whoever names a target or answers a probe must not be
  /// able to write links, mentions or markup into our messages.
  static String plain(String text) {
    var words = new StringBuilder();
    text.codePoints().limit(LONGEST).forEach(point -> words.appendCodePoint(harmless(point)));
    if (text.codePointCount(0, text.length()) > LONGEST) {
      words.append('…');
    }
    return words.toString().strip();
  }

  private static int harmless(int point) {
    return switch (point) {
      case '[' -> '［';
      case ']' -> '］';
      case '<' -> '＜';
      case '>' -> '＞';
      case '*' -> '＊';
      case '`' -> '＇';
      case '@' -> '＠';
      case '#' -> '＃';
      case '\\' -> '＼';
      case '_' -> '＿';
      case '~' -> '～';
      default -> // open set of characters
          switch (Character.getType(point)) {
            case Character.CONTROL,
                Character.FORMAT,
                Character.SURROGATE,
                Character.PRIVATE_USE,
                Character.UNASSIGNED,
                Character.LINE_SEPARATOR,
                Character.PARAGRAPH_SEPARATOR ->
                ' ';
            default -> point; // open set of numbers
          };
    };
  }

  /// Such as `2025-08-12 19:41:03 +08:00 (11:41:03Z)`.
  static String time(Instant time) {
    return BEIJING.format(time) + " (" + UTC.format(time) + ")";
  }

  /// Such as `74 min`, `2 h 5 min` or `12 s`.
  static String length(Duration length) {
    if (length.toMinutes() < 2) {
      return Math.max(0, length.toSeconds()) + " s";
    }
    return length.toHours() < 2
        ? length.toMinutes() + " min"
        : length.toHours() + " h " + length.toMinutesPart() + " min";
  }

  /// Such as `98 %`; never 100, because nothing measured is that sure.
  static String share(double confidence) {
    return Math.min(99, Math.round(confidence * 100)) + " %";
  }
}
