package fengsui.client.failsafe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailsafeFileTest {

  private static final KeyPair OURS = KeyText.generate();
  private static final TrustedKeys TRUSTED = TrustedKeys.of(OURS.getPublic());

  @TempDir private Path folder;
  private final List<String> log = new ArrayList<>();
  private int drops;

  private void drop(byte[] content) throws Exception {
    var file = Files.write(file(), content);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000L + 1000L * drops++));
  }

  private Path file() {
    return folder.resolve("dropped");
  }

  private FailsafeFile watched(@Nullable BundleStore store) {
    return new FailsafeFile(file(), TRUSTED, store, log::add);
  }

  @Test
  void takesWhatIsDroppedAndKeepsItWhenSomethingWorseComes() throws Exception {
    var watched = watched(null);
    assertThat(watched.get()).isEmpty();
    drop(Bundles.signed(7, OURS));
    assertThat(watched.get().orElseThrow().sequence()).isEqualTo(7);
    drop(new byte[] {1, 2, 3});
    assertThat(watched.get().orElseThrow().sequence()).isEqualTo(7);
    drop(Bundles.signed(6, OURS));
    assertThat(watched.get().orElseThrow().sequence()).isEqualTo(7);
    drop(Bundles.signed(8, OURS));
    assertThat(watched.get().orElseThrow().sequence()).isEqualTo(8);
    assertThat(watched.get().orElseThrow().sequence()).isEqualTo(8);

    assertThat(log.subList(1, log.size()))
        .containsExactly(
            "failsafe " + file() + ": bundle 7 taken",
            "failsafe "
                + file()
                + ": it does not begin like a signed bundle; make one with fengsui failsafe sign",
            "failsafe "
                + file()
                + ": bundle 6 is older than bundle 7, which was accepted before; sign it again"
                + " with a higher sequence if it is meant",
            "failsafe " + file() + ": bundle 8 taken");
  }

  @Test
  void theStoreStandsInWhenTheFileIsGone() throws Exception {
    drop(Bundles.signed(7, OURS));
    watched(BundleStore.open(folder.resolve("state"), TRUSTED)).get();
    Files.delete(file());

    var after = watched(BundleStore.open(folder.resolve("state"), TRUSTED));

    assertThat(after.get().orElseThrow().sequence()).isEqualTo(7);
  }
}
