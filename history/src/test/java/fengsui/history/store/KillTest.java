package fengsui.history.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fengsui.history.Tally;
import fengsui.history.where.Where;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that appends is killed with -9 at random points, and replays everything each time.
class KillTest {

  private static final int PAYMENTS = 20_000;
  private static final int BATCH = 100;
  private static final int A_FILE = 1_500;
  private static final int KILLS = 8;
  private static final Crowd CROWD = new Crowd(9);

  @TempDir private Path folder;

  /// The process: appends all payments and says after each batch how many are acknowledged.
  static final class Appender {

    private Appender() {}

    static void main(String[] args) {
      try (var store = Store.open(Path.of(args[0]), A_FILE)) {
        for (var from = 0; from < PAYMENTS; from += BATCH) {
          store.append(CROWD.payments(from, from + BATCH));
          System.out.println(from + BATCH);
        }
      }
    }
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Appender.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  @Test
  void nothingAcknowledgedIsLostAndNothingIsThereTwice() throws Exception {
    var random = new Random(11);
    var acknowledged = 0L;
    for (var kill = 0; kill < KILLS; kill++) {
      acknowledged = Math.max(acknowledged, runAndKill(random));

      var kept = Store.exposure(folder, Where.everything()).whole().payments();
      assertThat(kept).isBetween(acknowledged, acknowledged + BATCH);
      assertThat(Store.exposure(folder, Where.everything()))
          .isEqualTo(truth(kept, Where.everything()));
    }

    var last = start();
    var said = new String(last.getInputStream().readAllBytes(), UTF_8).lines().toList();

    assertThat(last.waitFor()).isZero();
    assertThat(said).last().isEqualTo(String.valueOf(PAYMENTS));
    for (var text : new String[] {"label = 'A'", "amount > 0 or amount <= 0"}) {
      var where = Where.read(text);
      assertThat(Store.exposure(folder, where)).isEqualTo(truth(PAYMENTS, where));
    }
  }

  private static Object truth(long payments, Where where) {
    var tally = new Tally(where);
    CROWD.payments(0, payments).forEach(tally::add);
    return tally.exposure();
  }

  // Kills it some batches, and some part of a batch, after it has begun to say something new.
  private long runAndKill(Random random) throws Exception {
    var process = start();
    var acknowledged = 0L;
    try (var said = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      var until = (random.nextInt(PAYMENTS / BATCH) + 1) * (long) BATCH;
      for (var line = said.readLine(); line != null; line = said.readLine()) {
        acknowledged = Long.parseLong(line);
        if (acknowledged >= until) {
          break;
        }
      }
      for (var spin = random.nextInt(2_000_000); spin > 0; spin--) {
        Thread.onSpinWait();
      }
      process.toHandle().destroyForcibly();
      for (var line = said.readLine(); line != null; line = said.readLine()) {
        acknowledged = Long.parseLong(line);
      }
    }
    process.waitFor();
    return acknowledged;
  }
}
