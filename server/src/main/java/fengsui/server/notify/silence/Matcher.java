package fengsui.server.notify.silence;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One condition on a label. A label that is not there has the empty value. Expressions are RE2's,
/// must fit the whole value, and take linear time.
public record Matcher(String name, String value, boolean isRegex, boolean isEqual) {

  private static final int LONGEST = 1_000;

  public Matcher {
    if (name.isEmpty() || name.length() > LONGEST || value.length() > LONGEST) {
      throw new IllegalArgumentException(
          "matcher must have a name, and texts of at most %d characters".formatted(LONGEST));
    }
    if (isRegex) {
      compile(value);
    }
  }

  private static Pattern compile(String expression) {
    try {
      return Pattern.compile("^(?:" + expression + ")$", Pattern.DOTALL);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "value must be an expression of RE2, but: " + e.getDescription(), e);
    }
  }

  public boolean matches(Map<String, String> labels) {
    var found = labels.getOrDefault(name, "");
    var fits = isRegex ? compile(value).matches(found) : value.equals(found);
    return fits == isEqual;
  }

  /// Reads all values of a query's `filter`; null for none.
  public static List<Matcher> parseAll(String @Nullable [] texts) {
    return texts == null ? List.of() : Arrays.stream(texts).map(Matcher::parse).toList();
  }

  /// Reads one as it is written in a query: `name="value"`, with `=`, `!=`, `=~` or `!~`.
  ///
  /// @throws IllegalArgumentException if it is none
  public static Matcher parse(String text) {
    var parts = text.strip().split("(?<=[^=!~])(?==|!)|(?<=[=!~])(?=[^=!~])", 3);
    var operator = parts.length == 3 ? parts[1].strip() : "";
    if (!operator.matches("=|!=|=~|!~")) {
      throw new IllegalArgumentException("filter must be like name=\"value\" with =, !=, =~ or !~");
    }
    var value = parts[2].strip();
    var bare =
        value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")
            ? value.substring(1, value.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\")
            : value;
    return new Matcher(parts[0].strip(), bare, operator.endsWith("~"), operator.startsWith("="));
  }
}
