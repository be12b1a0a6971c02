package fengsui.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fengsui.server.yaml.BadDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `bad/` holds pairs: a file that must be refused (`NAME.yaml`) and the words for it (`NAME.txt`),
/// one line for each thing that is wrong.
class BadConfigurationTest {

  private static final Path FOLDER = Path.of("src/test/resources/fengsui/server/config/bad");
  private static final Path GOOD =
      Path.of("src/test/resources/fengsui/server/config/good/everything.yaml");

  static Stream<Path> files() throws IOException {
    return Files.list(FOLDER).filter(file -> file.toString().endsWith(".yaml")).sorted();
  }

  @ParameterizedTest
  @MethodSource("files")
  void isRefusedWithTheseWords(Path file) throws IOException {
    var words = Path.of(file.toString().replace(".yaml", ".txt"));

    assertThat(complaint(file)).isEqualTo(Files.readString(words).strip());
  }

  @Test
  void aFileThatIsNotThereIsSaidInOneLine() {
    assertThat(complaint(FOLDER.resolve("absent.yaml")))
        .isEqualTo("absent.yaml: does not exist; give a file that can be read");
  }

  @Test
  void aFileThatIsNotTextIsSaidInOneLine(@TempDir Path folder) throws IOException {
    var file = Files.write(folder.resolve("bytes.yaml"), new byte[] {(byte) 0xff, 0, 1});

    assertThat(complaint(file))
        .isEqualTo("bytes.yaml: is not text in UTF-8; give a file that can be read");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void aSpoiltFileIsReadOrEachProblemIsOneLineWithAPlace(long seed, @TempDir Path folder)
      throws IOException {
    var random = new Random(seed);
    var text = Files.readString(GOOD);
    var file = folder.resolve("spoilt.yaml");
    for (var i = 0; i < 250; i++) {
      Files.writeString(file, spoilt(text, random));
      var refused =
          catchThrowableOfType(
              BadDocument.class, () -> ConfigurationFile.read(file, Overrides.NONE));
      if (refused != null) {
        assertThat(refused.problems())
            .isNotEmpty()
            .allSatisfy(problem -> {
              assertThat(problem.line()).isPositive();
              assertThat(problem.in("f")).doesNotContain("\n").matches("f, line \\d+.*: .+; .+");
            });
      }
    }
  }

  private static String spoilt(String text, Random random) {
    var spoilt = new StringBuilder(text);
    for (var i = random.nextInt(4); i >= 0; i--) {
      var at = random.nextInt(spoilt.length());
      switch (random.nextInt(4)) {
        case 0 -> spoilt.deleteCharAt(at);
        case 1 ->
            spoilt.insert(
                at, "{}[],:- \n\t*&!|>'\"%@#?9e\\\u202e\ud800".charAt(random.nextInt(24)));
        case 2 -> spoilt.insert(at, text, 0, random.nextInt(40));
        default -> spoilt.setLength(random.nextInt(20) == 0 ? at + 1 : spoilt.length());
      }
    }
    return spoilt.toString().replace("\ud800", "");
  }

  private static String complaint(Path file) {
    var refused =
        catchThrowableOfType(
            BadDocument.class, () -> ConfigurationFile.read(file, Overrides.NONE, _ -> null));
    assertThat(refused).as("is refused").isNotNull();
    return refused
        .getMessage()
        .replace(file.toAbsolutePath().getParent() + "/", "")
        .replace(file.getParent() + "/", "");
  }
}
