package fengsui.lab.border;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fengsui.lab.Injectors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InjectorReaderTest {

  private static final Path SHIPPED = resource("/fengsui/lab/injectors");
  private static final Path BAD = resource("/fengsui/lab/border/bad");

  static Stream<Path> shipped() throws Exception {
    return Files.list(SHIPPED);
  }

  static Stream<Path> bad() throws Exception {
    return Files.list(BAD).filter(file -> file.toString().endsWith(".json"));
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void everyShippedInjectorIsReadAndSaysWhereItIsFrom(Path file) throws Exception {
    var injector = InjectorReader.read(file.getFileName().toString(), Files.readString(file));

    assertThat(injector.source()).isNotEqualTo("none");
    assertThat(injector.rules()).isNotEmpty();
  }

  /// Beside each bad file stands a `.txt` with the exact words.
  @ParameterizedTest
  @MethodSource("bad")
  void everyProblemOfABadFileIsTold(Path file) throws Exception {
    var expected = Path.of(file.toString().replace(".json", ".txt"));

    var failure =
        catchThrowableOfType(
            InjectorFileException.class, () -> InjectorReader.read("file", Files.readString(file)));

    assertThat(failure.problems()).isEqualTo(Files.readAllLines(expected));
  }

  @Test
  void whatIsNotJsonIsToldWithItsPlace() {
    assertThatThrownBy(() -> InjectorReader.read("my.json", "{\n  \"name\": oops }"))
        .hasMessageStartingWith("my.json:2:")
        .hasMessageEndingWith("; write JSON");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void damagedFilesAreReadOrRefusedButNothingElse(long seed) {
    var random = new SplittableRandom(seed);
    var text = Injectors.text("border-443");
    for (int i = 0; i < 3_000; i++) {
      var letters = text.toCharArray();
      for (int j = 0; j < 3; j++) {
        letters[random.nextInt(letters.length)] = (char) (32 + random.nextInt(95));
      }
      try {
        assertThat(InjectorReader.read("file", new String(letters)).rules()).isNotEmpty();
      } catch (InjectorFileException e) {
        assertThat(e.problems()).isNotEmpty().isEqualTo(List.copyOf(e.problems()));
      }
    }
  }

  private static Path resource(String name) {
    try {
      return Path.of(InjectorReaderTest.class.getResource(name).toURI());
    } catch (java.net.URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
