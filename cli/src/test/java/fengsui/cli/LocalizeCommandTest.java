package fengsui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LocalizeCommandTest {

  private static final String[] SUMS = {
    "localize", "-", "--dims", "a,b", "--actual", "real", "--forecast", "predict", "--json"
  };

  private static final String[] COUNTS = {
    "localize",
    "-",
    "--dims",
    "isp,cdn",
    "--bad",
    "bad",
    "--total",
    "cnt",
    "--time",
    "min",
    "--at",
    "120",
    "--json"
  };

  /// 60 leaves, of which those of a1 lost half.
  private static String sums() {
    return IntStream.range(0, 60)
        .mapToObj(leaf ->
            "a%d,b%d,%s,%d"
                .formatted(leaf % 6, leaf / 6, leaf % 6 == 1 ? 50.5 : 99 + leaf % 3, 100))
        .collect(Collectors.joining("\n", "a,b,real,predict\n", "\n"));
  }

  private static String row(int minute, String isp, int cdn, int bad) {
    return "{\"min\":%d,\"isp\":\"%s\",\"cdn\":%d,\"bad\":%d,\"cnt\":200}"
        .formatted(minute, isp, cdn, bad);
  }

  private static String counts() {
    return Stream.of("联通", "移动", "电信")
        .flatMap(isp ->
            IntStream.range(0, 6)
                .boxed()
                .flatMap(cdn ->
                    Stream.of(
                        row(60, isp, cdn, 2),
                        row(120, isp, cdn, isp.equals("联通") ? 60 : 2),
                        row(180, isp, cdn, 200))))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void tellsWhichValueLostHalfOfItsSum() {
    var run = Run.fed(sums(), SUMS);

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.lines()).hasSize(1);
    assertThat(run.out())
        .startsWith("{\"causes\":[{\"a\":\"a1\"}],\"external\":false,\"score\":")
        .contains("\"ranked\":[{\"cause\":{\"a\":\"a1\"},\"score\":")
        .contains("\"actual\":505.0,\"expected\":1000.0,\"leaves\":10}");
  }

  @Test
  void tellsWhoseRequestsFailAtATimeAndLooksAtNothingLater() {
    var run = Run.fed(counts(), COUNTS);

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).startsWith("{\"causes\":[{\"isp\":\"联通\"}],\"external\":false");
  }

  @Test
  void saysTheSameInWords() {
    var run =
        Run.fed(
            sums(), "localize", "-", "--dims", "a,b", "--actual", "real", "--forecast", "predict");

    assertThat(run.lines().getFirst()).isEqualTo("explained by");
    assertThat(run.lines().get(1)).startsWith("  a=a1  score ");
  }

  @Test
  void noDeviationIsFine() {
    var calm = sums().replace("50.5", "100");

    assertThat(Run.fed(calm, SUMS).code()).isZero();
    assertThat(Run.fed(calm, SUMS).out()).startsWith("{\"causes\":[],\"external\":false");
  }

  @Test
  void quotesAndACommaStayWithinTheirCell() {
    var table = sums().replace("a1,", "\"a,\"\"1\"\"\",");

    assertThat(Run.fed(table, SUMS).out()).startsWith("{\"causes\":[{\"a\":\"a,\\\"1\\\"\"}]");
  }

  private static Path folder() {
    try {
      var found = LocalizeCommandTest.class.getResource("/fengsui/cli/localize/bad");
      return Path.of(Objects.requireNonNull(found).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static Stream<Path> bad() throws IOException {
    return Files.list(folder()).filter(file -> !file.toString().endsWith(".txt")).sorted();
  }

  @ParameterizedTest
  @MethodSource("bad")
  void aBadTableEndsWithOneLine(Path file) throws IOException {
    var name = file.getFileName().toString();
    var args = (name.startsWith("counts") ? COUNTS : SUMS).clone();

    var run = Run.fed(Files.readString(file), args);

    var expected = Files.readString(file.resolveSibling(name.replaceAll("\\..*", ".txt")));
    assertThat(run).isEqualTo(new Run(2, "", expected));
  }

  @Test
  void thereAreBadTables() throws IOException {
    assertThat(bad()).hasSizeGreaterThan(8);
  }

  @Test
  void whateverIsWrongWithATableIsToldInOneLine() {
    var good = sums();
    for (var seed = 0; seed < 300; seed++) {
      var random = new Random(seed);
      var text = new StringBuilder(good);
      for (var change = 0; change <= random.nextInt(4); change++) {
        text.setCharAt(random.nextInt(text.length()), "\",\nx-{\u0000e9".charAt(random.nextInt(9)));
      }

      var run = Run.fed(text.toString(), SUMS);

      assertThat(run.code()).as("seed %d: %s", seed, run.err()).isLessThanOrEqualTo(2);
      assertThat(run.err().lines().count()).isLessThanOrEqualTo(1);
    }
  }
}
