package fengsui.dns.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonTest {

  @Test
  void readsEveryKindOfValue() throws Exception {
    var json = Json.read("{\"a\":[1,-2.5e3,true,false,null],\"\\u00e9\\n\":\"\\ud83d\\ude00\"}");

    assertThat(json.find("a").orElseThrow().values())
        .containsExactly(
            new Json.Numeral("1"),
            new Json.Numeral("-2.5e3"),
            new Json.Bool(true),
            new Json.Bool(false),
            new Json.Nothing());
    assertThat(json.find("é\n").flatMap(Json::findText)).contains("😀");
  }

  @Test
  void givesWholeNumbersOnlyWhereTheyAreWrittenSo() throws Exception {
    assertThat(Json.read("57").findWhole()).contains(57L);
    assertThat(Json.read("5.7e1").findWhole()).isEmpty();
    assertThat(Json.read("1234567890123456789").findWhole()).isEmpty();
    assertThat(Json.read("\"57\"").findWhole()).isEmpty();
  }

  @Test
  void findsNothingInWhatIsNoObject() throws Exception {
    assertThat(Json.read("[1]").find("a")).isEmpty();
    assertThat(Json.read("{}").values()).isEmpty();
    assertThat(Json.read("1").findText()).isEmpty();
  }

  @Test
  void holdsItsLimits() throws Exception {
    var deep = "[".repeat(Json.DEEPEST) + "]".repeat(Json.DEEPEST);
    assertThat(Json.read(deep)).isInstanceOf(Json.Array.class);

    assertThatThrownBy(() -> Json.read("[" + deep + "]"))
        .hasMessage("character 32: more than 32 arrays and objects within each other");
    assertThatThrownBy(() -> Json.read(" ".repeat(65_537)))
        .hasMessage("65537 characters are too many; the most is 65536");
    assertThatThrownBy(() -> Json.read(new byte[65_537]))
        .hasMessage("65537 bytes are too many; the most is 65536");
    assertThatThrownBy(() -> Json.read("1".repeat(65)))
        .hasMessage("character 0: a number of 65 characters; the most is 64");
    assertThatThrownBy(() -> Json.read(new byte[] {'"', (byte) 0xc3, '"'}))
        .hasMessage("the bytes are not UTF-8");
  }

  @ParameterizedTest
  @MethodSource
  void saysWhereTextIsNoJsonAndWhy(Path file) throws Exception {
    var parts = Files.readString(file).split("\n=\n", 2);

    assertThatThrownBy(() -> Json.read(parts[0]))
        .isInstanceOf(MalformedJson.class)
        .hasMessage(parts[1].strip());
  }

  static Stream<Path> saysWhereTextIsNoJsonAndWhy() throws Exception {
    var folder = Objects.requireNonNull(JsonTest.class.getResource("/json-bad"));
    try (var files = Files.list(Path.of(folder.toURI()))) {
      return files.sorted().toList().stream();
    }
  }
}
