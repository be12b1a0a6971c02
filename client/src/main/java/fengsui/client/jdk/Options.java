package fengsui.client.jdk;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The settings of the client as text, by their keys: `fengsui.client.` and a word.
final class Options {

  private static final String PREFIX = "fengsui.client.";
  private static final String FILE = "fengsui-client.properties";

  private final List<Function<String, @Nullable String>> sources;

  private Options(List<Function<String, @Nullable String>> sources) {
    this.sources = sources;
  }

  /// The first that knows a key counts: system properties, then variables of the environment
  /// (`FENGSUI_CLIENT_DOH` for `fengsui.client.doh`), then the file.
  ///
  /// @param properties as [System#getProperty], with whole keys
  /// @param environment as [System#getenv]
  static Options of(
      Function<String, @Nullable String> properties,
      Function<String, @Nullable String> environment,
      Function<String, @Nullable String> file) {
    return new Options(
        List.of(
            word -> properties.apply(PREFIX + word),
            word -> environment.apply(variable(word)),
            word -> file.apply(PREFIX + word)));
  }

  /// Returns the settings that only `map` has, by their words.
  static Options of(Function<String, @Nullable String> map) {
    return new Options(List.of(map));
  }

  /// The settings of this process.
  ///
  /// @throws IllegalArgumentException if the file on the class path cannot be read
  static Options ofSystem() {
    var file = new Properties();
    try (InputStream stream = stream()) {
      if (stream != null) {
        file.load(stream);
      }
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(FILE + ": cannot be read: " + unreadable, unreadable);
    }
    return of(System::getProperty, System::getenv, file::getProperty);
  }

  private static @Nullable InputStream stream() {
    var context = Thread.currentThread().getContextClassLoader();
    var stream = context == null ? null : context.getResourceAsStream(FILE);
    return stream == null ? ClassLoader.getSystemResourceAsStream(FILE) : stream;
  }

  /// Returns these, with `text` before all others.
  Options and(String word, String text) {
    var more = new ArrayList<Function<String, @Nullable String>>();
    more.add(asked -> asked.equals(word) ? text : null);
    more.addAll(sources);
    return new Options(List.copyOf(more));
  }

  private static String variable(String word) {
    return (PREFIX + word).replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }

  Optional<String> find(String word) {
    return sources.stream()
        .map(source -> Optional.ofNullable(source.apply(word)))
        .flatMap(Optional::stream)
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  /// The parts between commas; none if it is not set.
  List<String> list(String word) {
    return parts(word, ",");
  }

  /// The parts between spaces; none if it is not set.
  List<String> words(String word) {
    return parts(word, "\\s+");
  }

  private List<String> parts(String word, String between) {
    return find(word).stream()
        .flatMap(text -> Arrays.stream(text.split(between, -1)))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  boolean yes(String word, boolean otherwise) {
    return find(word).map(text -> yesOrNo(word, text)).orElse(otherwise);
  }

  private static boolean yesOrNo(String word, String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(word, text, "write true or false");
    };
  }

  Duration time(String word, Duration otherwise) {
    return find(word).map(text -> time(word, text)).orElse(otherwise);
  }

  private static Duration time(String word, String text) {
    var number = text.replaceFirst("(ms|s|m|h|d)$", "");
    if (!number.matches("[0-9]{1,9}") || number.length() == text.length()) {
      throw wrong(word, text, "write a number and ms, s, m, h or d, such as 2s");
    }
    var amount = Long.parseLong(number);
    return switch (text.substring(number.length())) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount); // the expression allows no other
    };
  }

  int number(String word, int otherwise) {
    return find(word).map(text -> number(word, text)).orElse(otherwise);
  }

  private static int number(String word, String text) {
    if (!text.matches("[0-9]{1,8}")) {
      throw wrong(word, text, "write a whole number");
    }
    return Integer.parseInt(text);
  }

  /// Place, problem, remedy.
  static IllegalArgumentException wrong(String word, String text, String remedy) {
    return new IllegalArgumentException(PREFIX + word + ": is \"" + text + "\"; " + remedy);
  }

  /// The same, for a part that somebody else has judged in his own words.
  static IllegalArgumentException wrong(String word, IllegalArgumentException why) {
    return new IllegalArgumentException(PREFIX + word + ": " + why.getMessage(), why);
  }
}
