package fengsui.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `bad/` holds pairs: a line that must be refused (`NAME.json`) and the words for it (`NAME.txt`).
/// The name begins with what the line pretends to be.
class BadInputTest {

  private static final Path FOLDER = Path.of("src/test/resources/fengsui/wire/bad");

  static Stream<Path> lines() throws IOException {
    return Files.list(FOLDER).filter(file -> file.toString().endsWith(".json")).sorted();
  }

  @ParameterizedTest
  @MethodSource("lines")
  void isRefusedWithTheseWords(Path file) throws IOException {
    var words = Path.of(file.toString().replace(".json", ".txt"));

    assertThat(complaint(file.getFileName().toString(), Files.readString(file)))
        .isEqualTo(Files.readString(words).strip());
  }

  private static String complaint(String name, String line) {
    return Examples.complaint(() -> {
      switch (name.substring(0, name.indexOf('-'))) {
        case "observation" -> Json.readObservation(line);
        case "verdict" -> Json.readVerdict(line);
        case "probe" -> Json.readDiagnosis(line);
        case "payment" -> Json.readPayment(line);
        default -> Json.readChange(line);
      }
    });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void aSpoiltLineIsReadOrComplainedAboutInOneLine(long seed) {
    var random = new Random(seed);
    var seeded = new Seeded(seed);
    for (var i = 0; i < 1000; i++) {
      var line = spoilt(Json.write(seeded.diagnosis()), random);
      assertThat(Examples.complaint(() -> Json.readDiagnosis(line))).doesNotContain("\n");
      var other = spoilt(Json.write(seeded.observation()), random);
      assertThat(Examples.complaint(() -> Json.readObservation(other))).doesNotContain("\n");
    }
  }

  static String spoilt(String line, Random random) {
    var text = new StringBuilder(line);
    for (var i = random.nextInt(3); i >= 0; i--) {
      var at = random.nextInt(text.length());
      switch (random.nextInt(3)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, "9e\"{}[],:nt-\\".charAt(random.nextInt(13)));
        default -> text.setLength(random.nextInt(20) == 0 ? at + 1 : text.length());
      }
    }
    return text.toString();
  }
}
