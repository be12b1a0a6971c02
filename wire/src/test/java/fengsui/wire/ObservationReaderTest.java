package fengsui.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// It says of every line what [Json#readSequenced] says, whichever way it takes.
class ObservationReaderTest {

  private static final int LINES = 1_000;

  /// One for all lines of a test: what it remembers must not show.
  private final ObservationReader reader = new ObservationReader();

  private static List<String> tame(long seed) {
    var seeded = new Seeded(Chance.tame(seed));
    var lines = new ArrayList<String>();
    for (var i = 1; i <= LINES; i++) {
      lines.add(Json.write(i, seeded.observation()));
    }
    return lines;
  }

  private void agrees(String line) {
    var expected = new AtomicReference<Sequenced>();
    var words = Examples.complaint(() -> expected.set(Json.readSequenced(line)));
    var found = new AtomicReference<Sequenced>();

    assertThat(Examples.complaint(() -> found.set(reader.read(line)))).isEqualTo(words);
    assertThat(found.get()).isEqualTo(expected.get());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whateverIsWrittenComesBackTheSame(long seed) {
    var seeded = new Seeded(seed);
    for (var i = 1; i <= LINES; i++) {
      var sequenced = new Sequenced(i, seeded.observation());
      var line = Json.write(i, sequenced.observation());

      assertThat(reader.read(line)).isEqualTo(sequenced);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void whatNeedsNoEscapeIsReadInOnePass(long seed) {
    for (var line : tame(seed)) {
      assertThat(reader.find(line)).as(line).isEqualTo(Json.readSequenced(line));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7, 8})
  void agreesOnSpoiltLines(long seed) {
    var random = new Random(seed);
    tame(seed).forEach(line -> agrees(BadInputTest.spoilt(line, random)));
  }

  @ParameterizedTest
  @ValueSource(longs = {9, 10})
  void agreesOnLinesPutTogetherFromTwo(long seed) {
    var random = new Random(seed);
    var lines = tame(seed);
    for (var line : lines) {
      var other = lines.get(random.nextInt(lines.size()));
      var at = random.nextInt(line.length());
      var shift = Math.max(0, Math.min(other.length(), at + random.nextInt(9) - 4));
      agrees(line.substring(0, at) + other.substring(shift));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e3",
        "-1",
        "-0",
        "01",
        "0",
        "1.",
        ".5",
        "0.5",
        "1.50",
        "123456789012345",
        "1234567890123456",
        "0.1234567890123456",
        "1234567890.1234567",
        "9007199254740993",
        "4294967296",
        "1e999",
        "NaN",
        "true",
        "null",
        "\"7\"",
        "[]",
        "{}",
        " 7",
        "7 ",
        ""
      })
  void agreesOnEveryWayToWriteANumber(String number) {
    for (var line : tame(11).subList(0, 200)) {
      agrees(line.replaceFirst("\"ms\":[^,]*", "\"ms\":" + number));
      agrees(line.replaceFirst("\"sequence\":[^}]*", "\"sequence\":" + number));
      agrees(line.replaceFirst("\"floorMs\":[^,]*", "\"floorMs\":" + number));
      agrees(line.replaceFirst("\"(localPort|status|ttl)\":[^,}]*", "\"$1\":" + number));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2025-02-29T00:00:00Z",
        "2024-02-29T00:00:00Z",
        "2025-04-31T10:00:00Z",
        "2025-13-01T00:00:00Z",
        "2025-00-01T00:00:00Z",
        "2025-01-00T00:00:00Z",
        "2025-01-01T24:00:00Z",
        "2025-01-01T23:60:00Z",
        "2025-01-01T23:59:60Z",
        "2025-01-01T00:00Z",
        "2025-01-01T00:00:00.Z",
        "2025-01-01T00:00:00.1Z",
        "2025-01-01T00:00:00.123456789Z",
        "2025-01-01T00:00:00.1234567890Z",
        "2025-01-01T00:00:00+08:00",
        "2025-01-01T00:00:00",
        "2025-01-01 00:00:00Z",
        "0000-01-01T00:00:00Z",
        "+12025-01-01T00:00:00Z",
        "2025-01-01T00:00:00z",
        "2025",
        ""
      })
  void agreesOnEveryWayToWriteATime(String time) {
    for (var line : tame(12).subList(0, 20)) {
      agrees(line.replaceFirst("\"at\":\"[^\"]*", "\"at\":\"" + time));
      agrees(line.replaceFirst("\"notAfter\":\"[^\"]*", "\"notAfter\":\"" + time));
    }
  }

  @Test
  void aFieldThatComesTwiceIsRefusedWhereverItIs() {
    for (var line : tame(13).subList(0, 200)) {
      for (var at = line.indexOf(",\""); at >= 0; at = line.indexOf(",\"", at + 1)) {
        var end = line.indexOf(',', at + 1);
        agrees(end < 0 ? line : line.substring(0, end) + line.substring(at));
      }
    }
  }

  static List<Path> badLines() throws IOException {
    return BadInputTest.lines().toList();
  }

  @ParameterizedTest
  @MethodSource("badLines")
  void agreesOnBadInput(Path file) throws IOException {
    agrees(Files.readString(file));
  }

  @Test
  void whatLinesHaveInCommonIsShared() {
    var line = tame(14).getFirst();
    var one = reader.read(line).observation();
    var other = reader.read(line.replaceFirst("\"ms\":[^,]*", "\"ms\":5")).observation();

    assertThat(other.target()).isSameAs(one.target());
    assertThat(other.vantage()).isSameAs(one.vantage());
    assertThat(other.ms()).isEqualTo(5);
  }

  @Test
  void textsThatWouldTakeOnePlaceAreStillTwo() {
    var memo = new Memo<>(1, text -> text + "!");

    assertThat(memo.of("abc", 0, 1, 7)).isEqualTo("a!");
    assertThat(memo.of("abc", 1, 2, 7)).isEqualTo("b!");
    assertThat(memo.of("abc", 0, 2, 7)).isEqualTo("ab!");
    assertThat(memo.of("abc", 0, 1, 7)).isEqualTo("a!");
  }
}
