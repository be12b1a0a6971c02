package fengsui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesWatchTest {

  private static final long START = 1_500_000_000;

  @TempDir private Path folder;

  private static String days(int from, int to) {
    var lines = new StringBuilder();
    var random = new Random(from);
    for (var minute = from * 1_440; minute < to * 1_440; minute++) {
      var value = 300 + 200 * Math.sin(minute * Math.PI / 720) + 5 * random.nextGaussian();
      lines.append(START + minute * 60L).append(',').append(value).append('\n');
    }
    return lines.toString();
  }

  private static String point(int minute, double value) {
    return "%d,%s\n".formatted(START + 4 * 86_400 + minute * 60L, value);
  }

  @Test
  void aBreakIsToldAsItArrivesWithWhatWasExpected() throws IOException {
    var history =
        Files.writeString(folder.resolve("history.csv"), "timestamp,value\n" + days(0, 4));
    var now = "timestamp,value\n" + point(0, 302) + point(1, 303) + point(2, 20);

    var run = Run.fed(now, "series", "watch", "-", "--history", history.toString(), "--json");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    assertThat(run.lines()).hasSize(1);
    assertThat(run.lines().getFirst())
        .startsWith("{\"at\":%d,\"value\":20.0,\"expected\":29".formatted(START + 345_720))
        .matches(".*\"score\":[0-9.]+}");
  }

  @Test
  void aQuietSeriesIsFine() {
    var run = Run.fed(days(0, 3), "series", "watch", "-", "--score", "3");

    assertThat(run).isEqualTo(new Run(0, "", ""));
  }

  @Test
  void pointsMayBeJsonObjects() {
    var lines = new StringBuilder();
    for (var minute = 0; minute < 100; minute++) {
      var at = minute == 3 ? "\"2017-07-14T02:43:00Z\"" : String.valueOf(START + minute * 60L);
      var value = minute == 9 ? "null" : String.valueOf(minute == 99 ? 50 : minute % 3);
      lines.append("{\"at\":%s,\"value\":%s,\"of\":\"443\"}%n".formatted(at, value));
    }

    var run = Run.fed(lines.toString(), "series", "watch", "-", "--json");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("{\"at\":1500005940,\"value\":50.0,");
  }

  @Test
  void aLabelThatWasNeverSeenIsToldAtItsThirdPayment() {
    var events = "1500000000,0\n1500000000,0\n1500000001,1\n1500000001,1\n1500000001,1\n";

    var run = Run.fed(events, "series", "watch", "-", "--events", "0.0001", "--json");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.lines()).hasSize(1);
    assertThat(run.out()).startsWith("{\"at\":1500000001,\"value\":1.0,\"expected\":1.0E-4,");
  }

  @Test
  void gapsNaNColumnsAndLatePointsAreTaken() {
    var odd =
        """
        value,label,timestamp
        1,0,1500000000
        nan,0,1500000060
        ,0,1500000120
        2,0,1500000060
        1.5e0,0,1500000600
        """;

    var run = Run.fed(odd, "series", "watch", "-", "--json");

    assertThat(run)
        .isEqualTo(
            new Run(
                0,
                "",
                "standard input: points that were not later than the one before were left out:"
                    + " 1\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1500000000;x | standard input, line 1, \"1500000000;x\": is not timestamp,value; write"
            + " epoch seconds, a comma, a number",
        "yesterday,1 | standard input, line 1, field timestamp: is not a time: \"yesterday\"; write"
            + " epoch seconds",
        "1500000000000,1 | standard input, line 1, field timestamp: is beyond the year 9999:"
            + " 1500000000000; write seconds, not milliseconds",
        "1500000000,many | standard input, line 1, field value: is not a number: \"many\"; write a"
            + " number, or nothing",
        "1500000000,1e31 | standard input, line 1, field value: is beyond ±1e30: 1e31; leave it"
            + " empty, or write it in another unit",
        "{} | standard input, line 1, the object: lacks at or value; write"
            + " {\"at\":1500000000,\"value\":12.5}, one a line",
        "{\"at\":1, | standard input, line 1, the object: is not JSON; write"
            + " {\"at\":1500000000,\"value\":12.5}, one a line",
        "{\"at\":\"noon\",\"value\":1} | standard input, line 1, field timestamp: is not a time:"
            + " \"noon\"; write epoch seconds",
        "3,1 2,1 1,1 | standard input: the times of its first points do not grow; sort it by time,"
            + " oldest first",
        "0,1 9000000,1 | standard input: its points are over a week apart; give points at most a"
            + " week apart"
      })
  void badInputIsOneLine(String lines, String said) {
    var run = Run.fed(lines.replace(' ', '\n') + "\n", "series", "watch", "-");

    assertThat(run).isEqualTo(new Run(2, "", said + "\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "series | fengsui series: no command given; see fengsui series --help for watch",
        "series watch /nowhere/a.csv | /nowhere/a.csv: does not exist; give a file that can be"
            + " read",
        "series watch - --score 0 | --score: is 0.0; write a number over 0",
        "series watch - --events 2 | --events: is 2.0; write a share over 0 and under 1",
        "series watch - --events 0.1 --history a | --history: teaches nothing about events; leave"
            + " it out",
        "series watch | fengsui series watch: Missing required parameter: 'FILE'; see fengsui"
            + " series watch --help"
      })
  void badUsageIsOneLine(String words, String said) {
    assertThat(Run.of(words.split(" "))).isEqualTo(new Run(2, "", said + "\n"));
  }

  @Test
  void anEventIsFromNoneToOne() {
    assertThat(Run.fed("5,7\n", "series", "watch", "-", "--events", "0.1"))
        .isEqualTo(
            new Run(2, "", "standard input: an event at 5 is 7.0; write 0 to 1 for each event\n"));
  }

  /// Whatever is written, the answer is alarms or one line.
  @Test
  void noLinesBreakIt() {
    var random = new Random(41);
    var letters = "0123456789,,,.-+eEnaN{}:\"\u2028 \n\n\n";
    for (var round = 0; round < 120; round++) {
      var text = new StringBuilder();
      for (var i = random.nextInt(80); i > 0; i--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }

      var run = Run.fed(text.toString(), "series", "watch", "-", "--json");

      assertThat(run.code()).as("for %s", text).isIn(0, 1, 2);
      assertThat(run.err().lines().count()).as("for %s", text).isLessThanOrEqualTo(1);
    }
  }
}
