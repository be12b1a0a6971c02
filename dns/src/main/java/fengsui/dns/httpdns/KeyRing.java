package fengsui.dns.httpdns;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The keys of an account; several while one takes over from another.
public final class KeyRing {

  private static final String FORM = "write SECRET [cipher=KEY] [from=TIME] [until=TIME]";

  private final List<Key> keys;

  public KeyRing(List<Key> keys) {
    this.keys = keys.stream().sorted(Comparator.comparing(Key::from).reversed()).toList();
  }

  /// Returns a ring without keys, for what a vendor answers unsigned.
  public static KeyRing none() {
    return new KeyRing(List.of());
  }

  /// Reads one key a line; blank lines and those that begin with `#` do not count. Times are as in
  /// `2026-11-24T00:00:00Z`.
  ///
  /// @throws IllegalArgumentException naming the line and never what stands in it
  public static KeyRing parse(List<String> lines) {
    var keys = new ArrayList<Key>();
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        keys.add(key(line, i + 1));
      }
    }
    return new KeyRing(keys);
  }

  private static Key key(String line, int number) {
    var words = line.split("\\s+", -1);
    var key = Key.of(words[0], "");
    for (int i = 1; i < words.length; i++) {
      key = with(key, words[i], number);
    }
    return key;
  }

  private static Key with(Key key, String word, int number) {
    var value = word.substring(word.indexOf('=') + 1);
    try {
      return switch (word.substring(0, word.indexOf('=') + 1)) {
        case "cipher=" -> new Key(key.secret(), value, key.from(), key.until());
        case "from=" -> new Key(key.secret(), key.cipher(), Instant.parse(value), key.until());
        case "until=" -> new Key(key.secret(), key.cipher(), key.from(), Instant.parse(value));
        default -> throw wrong(number, "a word that is no setting");
      };
    } catch (DateTimeParseException noTime) {
      throw wrong(number, "a time that is none");
    }
  }

  private static IllegalArgumentException wrong(int number, String problem) {
    return new IllegalArgumentException("key in line %d: %s; %s".formatted(number, problem, FORM));
  }

  /// All keys, the newest first.
  List<Key> all() {
    return keys;
  }

  /// The keys that hold at `now`, the newest first.
  public List<Key> valid(Instant now) {
    return keys.stream().filter(key -> key.valid(now)).toList();
  }

  @Override
  public String toString() {
    return keys.size() + " keys";
  }
}
