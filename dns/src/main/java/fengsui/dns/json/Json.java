package fengsui.dns.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A JSON value (RFC 8259).
public sealed interface Json {

  /// The most bytes or characters that are read.
  int LARGEST = 64 * 1024;

  /// The most arrays and objects within each other.
  int DEEPEST = 32;

  record Text(String value) implements Json {}

  /// A number as it was written, of at most 64 characters; nothing is lost by rounding.
  record Numeral(String literal) implements Json {}

  record Bool(boolean value) implements Json {}

  /// The value `null`.
  record Nothing() implements Json {}

  record Array(List<Json> values) implements Json {
    public Array {
      values = List.copyOf(values);
    }
  }

  /// The members in the order written; no name comes twice.
  record Members(Map<String, Json> byName) implements Json {
    public Members {
      byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }
  }

  /// Reads the one value that `bytes`, in UTF-8, are.
  ///
  /// @throws MalformedJson saying where and why they are none
  static Json read(byte[] bytes) throws MalformedJson {
    if (bytes.length > LARGEST) {
      throw new MalformedJson(bytes.length + " bytes are too many; the most is " + LARGEST);
    }
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return read(text.toString());
    } catch (CharacterCodingException wrong) {
      throw new MalformedJson("the bytes are not UTF-8");
    }
  }

  /// Reads the one value that `text` is.
  ///
  /// @throws MalformedJson saying where and why it is none
  static Json read(String text) throws MalformedJson {
    if (text.length() > LARGEST) {
      throw new MalformedJson(text.length() + " characters are too many; the most is " + LARGEST);
    }
    return new JsonReader(text).whole();
  }

  /// The member `name` of an object, if this is one and has it.
  default Optional<Json> find(String name) {
    return this instanceof Members members
        ? Optional.ofNullable(members.byName().get(name))
        : Optional.empty();
  }

  /// The text, if this is one.
  default Optional<String> findText() {
    return this instanceof Text text ? Optional.of(text.value()) : Optional.empty();
  }

  /// The whole number of up to 18 digits, if this is one that is written without point and
  /// exponent.
  default Optional<Long> findWhole() {
    return this instanceof Numeral number && number.literal().matches("-?[0-9]{1,18}")
        ? Optional.of(Long.valueOf(number.literal()))
        : Optional.empty();
  }

  /// The values of an array; none of anything else.
  default List<Json> values() {
    return this instanceof Array array ? array.values() : List.of();
  }
}
