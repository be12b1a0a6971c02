package fengsui.history.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fengsui.history.Tally;
import fengsui.history.where.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A store on a file system of three megabytes of its own.
class FullDiskTest {

  private static final Crowd CROWD = new Crowd(3);

  @TempDir private Path folder;
  private Path disk = Path.of("");
  private boolean mounted;

  private static boolean run(String... command) throws Exception {
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor() == 0;
  }

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectory(folder.resolve("disk"));
    mounted = run("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk.toString());
    assumeTrue(mounted, "a full disk needs the right to mount a small one (root)");
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      run("umount", disk.toString());
    }
  }

  @Test
  void whatDoesNotFitIsRefusedAndNothingAcknowledgedIsLost() throws IOException {
    var filling = Files.write(disk.resolve("filling"), new byte[1 << 20]);
    var where = Where.everything();
    var stored = 0L;
    try (var store = Store.open(disk.resolve("store"), 100_000)) {
      stored = fill(store, stored);
      assertThat(store.exposure(where)).isEqualTo(truth(stored));
      var refused = stored;
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> store.append(CROWD.payments(refused, refused + 500)))
          .withMessage(
              disk.resolve("store").resolve("000001.seg")
                  + ": cannot be written: No space left on device; free some space, or see to its"
                  + " rights");

      Files.delete(filling);
      stored = fill(store, stored);

      assertThat(stored).isGreaterThan(refused);
      assertThat(store.exposure(where)).isEqualTo(truth(stored));
    }
    assertThat(Store.exposure(disk.resolve("store"), where)).isEqualTo(truth(stored));
  }

  @Test
  void aFileThatDoesNotFitIsClearedAwayAndItsSegmentStays() throws IOException {
    var stored = 0L;
    try (var store = Store.open(disk.resolve("store"), 100_000)) {
      stored = fill(store, stored);
      assertThatExceptionOfType(StoreException.class).isThrownBy(store::seal);

      assertThat(store.exposure(Where.everything())).isEqualTo(truth(stored));
    }
    assertThat(disk.resolve("store").resolve("000001.seg")).exists();
    assertThat(disk.resolve("store").resolve("000001.parquet")).doesNotExist();
    assertThat(disk.resolve("store").resolve("000001.parquet.tmp")).doesNotExist();
    assertThat(Store.exposure(disk.resolve("store"), Where.everything())).isEqualTo(truth(stored));
  }

  // Until the disk is full, in smaller and smaller batches; returns how many are stored then.
  private static long fill(Store store, long from) {
    var stored = from;
    for (var batch = 500; batch > 0; ) {
      try {
        store.append(CROWD.payments(stored, stored + batch));
        stored += batch;
      } catch (StoreException e) {
        assertThat(e).hasMessageContaining("No space left on device");
        batch /= 8;
      }
    }
    return stored;
  }

  private static Object truth(long payments) {
    var tally = new Tally(Where.everything());
    CROWD.payments(0, payments).forEach(tally::add);
    return tally.exposure();
  }
}
