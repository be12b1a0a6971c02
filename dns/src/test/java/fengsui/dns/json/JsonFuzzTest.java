package fengsui.dns.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What our reader takes, Jackson takes and reads alike; what it refuses, Jackson refuses. Both
/// read bytes, because Jackson takes U+0133 for the digit 3 when it reads characters.
@Timeout(30)
class JsonFuzzTest {

  private static final JsonMapper JACKSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final String[] PIECES = {
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\\u00",
    "41",
    "\\n",
    "\"ips\"",
    "true",
    "false",
    "null",
    "nul",
    "0",
    "01",
    "-",
    "1.5",
    "e9",
    "E+",
    ".",
    " ",
    "\t",
    "\n",
    "é",
    "\u0001",
    "\\ud800",
    "\\udc00",
    "/",
    "'",
    "{\"a\":1}",
    "[1,2]",
    "{\"a\":1,\"a\":2}",
    "NaN",
    "//x",
    "\u00a0"
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void agreesWithJacksonOnWhatHasTheFormOfJson(long seed) throws Exception {
    var random = new Random(seed);
    for (int i = 0; i < 4_000; i++) {
      var text = value(random, 0);

      assertSame(text, Json.read(text), JACKSON.readTree(text.getBytes(StandardCharsets.UTF_8)));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void agreesWithJacksonOnWhatWasMutated(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 10_000; i++) {
      compare(mutated(value(random, 2), random));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void agreesWithJacksonOnAnyPieces(long seed) {
    var random = new Random(seed);
    for (int i = 0; i < 8_000; i++) {
      var text = new StringBuilder();
      for (int pieces = random.nextInt(9); pieces >= 0; pieces--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      compare(text.toString());
    }
  }

  private static void compare(String text) {
    var theirs = jackson(text);
    try {
      var ours = Json.read(text.getBytes(StandardCharsets.UTF_8));
      assertThat(theirs).as("Jackson refuses %s", text).isNotNull();
      assertSame(text, ours, theirs);
    } catch (MalformedJson refused) {
      var lone = refused.getMessage().endsWith("half of a surrogate pair");
      if (!lone) { // Jackson takes some of these and refuses others
        assertThat(theirs).as("only we refuse %s: %s", text, refused.getMessage()).isNull();
      }
    }
  }

  private static JsonNode jackson(String text) {
    try {
      var tree = JACKSON.readTree(text.getBytes(StandardCharsets.UTF_8));
      return tree.isMissingNode() ? null : tree;
    } catch (JacksonException refused) {
      return null;
    }
  }

  private static void assertSame(String text, Json ours, JsonNode theirs) {
    switch (ours) {
      case Json.Text string -> assertThat(theirs.stringValue()).as(text).isEqualTo(string.value());
      case Json.Numeral number -> assertNumber(text, number, theirs);
      case Json.Bool bool -> assertThat(theirs.booleanValue()).as(text).isEqualTo(bool.value());
      case Json.Nothing nothing -> assertThat(theirs.isNull()).as(text).isTrue();
      case Json.Array array -> {
        assertThat(theirs.isArray()).as(text).isTrue();
        assertThat(theirs.size()).as(text).isEqualTo(array.values().size());
        for (int i = 0; i < theirs.size(); i++) {
          assertSame(text, array.values().get(i), theirs.get(i));
        }
      }
      case Json.Members members -> {
        assertThat(theirs.isObject()).as(text).isTrue();
        assertThat(theirs.propertyNames())
            .as(text)
            .containsExactlyElementsOf(members.byName().keySet());
        members.byName().forEach((name, value) -> assertSame(text, value, theirs.get(name)));
      }
    }
  }

  private static void assertNumber(String text, Json.Numeral ours, JsonNode theirs) {
    assertThat(theirs.isNumber()).as(text).isTrue();
    ours.findWhole().ifPresent(whole -> assertThat(theirs.longValue()).as(text).isEqualTo(whole));
  }

  private static String value(Random random, int depth) {
    return switch (random.nextInt(depth > 4 ? 5 : 8)) {
      case 0 -> "" + random.nextInt();
      case 1 -> random.nextInt() + ".25e" + random.nextInt(9);
      case 2 -> string(random);
      case 3 -> random.nextBoolean() ? "true" : "null";
      case 4 -> "[]";
      case 5, 6 -> list(random, depth, "[", "]", false);
      default -> list(random, depth, "{", "}", true);
    };
  }

  private static String list(Random random, int depth, String open, String close, boolean named) {
    var text = new StringBuilder(open);
    var count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : random.nextBoolean() ? "," : " ,\n");
      text.append(named ? "\"k" + i + string(random).substring(1) + ":" : "");
      text.append(value(random, depth + 1));
    }
    return text + close;
  }

  private static String string(Random random) {
    var text = new StringBuilder("\"");
    for (int length = random.nextInt(6); length > 0; length--) {
      switch (random.nextInt(4)) {
        case 0 -> text.append("\\u%04x".formatted(random.nextInt(0xd800)));
        case 1 -> text.append("\\").append("\"\\/bfnrt".charAt(random.nextInt(8)));
        case 2 -> text.append((char) ('À' + random.nextInt(500)));
        default -> text.append((char) ('a' + random.nextInt(26)));
      }
    }
    return text.append('"').toString();
  }

  private static String mutated(String text, Random random) {
    var changed = new StringBuilder(text);
    for (int changes = 1 + random.nextInt(3); changes > 0 && !changed.isEmpty(); changes--) {
      var at = random.nextInt(changed.length());
      switch (random.nextInt(3)) {
        case 0 -> changed.deleteCharAt(at);
        case 1 -> changed.setCharAt(at, (char) (1 + random.nextInt(127)));
        default -> changed.insert(at, PIECES[random.nextInt(PIECES.length)]);
      }
    }
    return changed.toString();
  }
}
