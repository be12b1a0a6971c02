package fengsui.server.yaml;

import fengsui.model.Coded;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// How single values are read: each returns the value or says, by an IllegalArgumentException, what
/// is wrong with the text.
public final class Words {

  private Words() {}

  /// A name that can stand in an address, a table and a command line.
  public static String name(String text) {
    if (text.isBlank() || text.length() > 100) {
      throw new IllegalArgumentException("must have 1 to 100 characters, but is " + brief(text));
    }
    if (!text.strip().equals(text) || text.codePoints().anyMatch(Words::unprintable)) {
      throw new IllegalArgumentException(
          "must not begin or end with a space or hold control characters, but is " + brief(text));
    }
    if (text.chars().anyMatch(c -> "/\\;%*?#".indexOf(c) >= 0) || text.matches("\\.+")) {
      throw new IllegalArgumentException(
          "must not hold any of / \\ ; % * ? # or be dots only, but is " + brief(text));
    }
    return text;
  }

  private static boolean unprintable(int c) {
    var type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  public static <E extends Enum<E> & Coded> Function<String, E> coded(Class<E> type) {
    return text -> Coded.of(type, text);
  }

  /// A word of a closed set.
  public static UnaryOperator<String> oneOf(Collection<String> words) {
    return text -> {
      if (!words.contains(text)) {
        throw new IllegalArgumentException(
            "must be one of %s, but is %s".formatted(String.join(", ", words), brief(text)));
      }
      return text;
    };
  }

  public static int port(String text) {
    return number(text, 1, 65535);
  }

  public static int number(String text, int least, int most) {
    var number = text.matches("-?[0-9]{1,9}") ? Integer.parseInt(text) : Integer.MIN_VALUE;
    if (number < least || number > most) {
      throw new IllegalArgumentException(
          "must be a whole number from %d to %d, but is %s".formatted(least, most, brief(text)));
    }
    return number;
  }

  public static Function<String, Duration> span(Duration least, Duration most) {
    return text -> {
      var span =
          Spans.find(text)
              .orElseThrow(() -> new IllegalArgumentException("is not a duration: " + brief(text)));
      if (span.compareTo(least) < 0 || span.compareTo(most) > 0) {
        throw new IllegalArgumentException(
            "must be %s to %s, but is %s".formatted(Spans.of(least), Spans.of(most), text));
      }
      return span;
    };
  }

  private static String brief(String text) {
    return Problems.brief(text);
  }
}
