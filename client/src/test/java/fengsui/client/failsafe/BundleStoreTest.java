package fengsui.client.failsafe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleStoreTest {

  private static final KeyPair OURS = KeyText.generate();
  private static final KeyPair NEXT = KeyText.generate();

  @TempDir private Path folder;

  private BundleStore open() throws Exception {
    return BundleStore.open(folder, TrustedKeys.of(OURS.getPublic()));
  }

  @Test
  void keepsWhatItAcceptedThroughARestart() throws Exception {
    assertThat(open().bundle()).isEmpty();
    open().accept(Bundles.signed(7, OURS));

    assertThat(open().bundle().orElseThrow().sequence()).isEqualTo(7);
  }

  @Test
  void refusesAnOlderBundleAlsoAfterARestart() throws Exception {
    open().accept(Bundles.signed(7, OURS));
    open().accept(Bundles.signed(9, OURS));
    var store = open();

    assertThatExceptionOfType(FailsafeRefused.class)
        .isThrownBy(() -> store.accept(Bundles.signed(8, OURS)))
        .withMessage(
            "bundle 8 is older than bundle 9, which was accepted before; sign it again with a"
                + " higher sequence if it is meant");
    assertThat(store.bundle().orElseThrow().sequence()).isEqualTo(9);
    assertThat(open().bundle().orElseThrow().sequence()).isEqualTo(9);
  }

  @Test
  void takesTheSameBundleAgainButNoOtherOfItsSequence() throws Exception {
    var store = open();
    store.accept(Bundles.signed(7, OURS));
    store.accept(Bundles.signed(7, OURS));
    var other = SignedBundle.sign(Bundles.json(7).replace("39.1.1.9", "39.1.1.99"), OURS);

    assertThatExceptionOfType(FailsafeRefused.class)
        .isThrownBy(() -> store.accept(other))
        .withMessage("another bundle 7 was accepted before; sign it again with a higher sequence");
  }

  @Test
  void theHighestSequenceOutlivesItsBundle() throws Exception {
    open().accept(Bundles.signed(9, OURS));
    Files.delete(folder.resolve("failsafe.bundle"));

    assertThatExceptionOfType(FailsafeRefused.class)
        .isThrownBy(() -> open().accept(Bundles.signed(8, OURS)))
        .withMessageStartingWith("bundle 8 is older than bundle 9");
  }

  @Test
  void whenThePowerWentBetweenItsTwoFilesTheBundleCounts() throws Exception {
    open().accept(Bundles.signed(7, OURS));
    open().accept(Bundles.signed(9, OURS));
    Files.writeString(folder.resolve("failsafe.sequence"), "7");
    Files.writeString(folder.resolve("failsafe.bundle.new"), "half of it");

    assertThatExceptionOfType(FailsafeRefused.class)
        .isThrownBy(() -> open().accept(Bundles.signed(8, OURS)))
        .withMessageStartingWith("bundle 8 is older than bundle 9");
    assertThat(open().accept(Bundles.signed(10, OURS)).sequence()).isEqualTo(10);
  }

  @Test
  void keysChangeOneAfterTheOther() throws Exception {
    open().accept(Bundles.signed(7, OURS));
    var both = TrustedKeys.of(OURS.getPublic(), NEXT.getPublic());
    BundleStore.open(folder, both).accept(Bundles.signed(8, NEXT));
    var last = BundleStore.open(folder, TrustedKeys.of(NEXT.getPublic()));

    assertThat(last.bundle().orElseThrow().sequence()).isEqualTo(8);
    assertThatExceptionOfType(FailsafeRefused.class)
        .isThrownBy(this::open)
        .withMessageStartingWith("it is signed with key " + KeyText.id(NEXT.getPublic()));
  }

  @Test
  void aDamagedStoreSaysSo() throws Exception {
    open().accept(Bundles.signed(7, OURS));
    Files.writeString(folder.resolve("failsafe.sequence"), "seven");

    assertThatExceptionOfType(FailsafeRefused.class)
        .isThrownBy(this::open)
        .withMessage(
            folder.resolve("failsafe.sequence")
                + ": is no number; write the highest sequence that was accepted");
  }

  @Test
  void whatIsNotSignedLeavesItAsItWas() throws Exception {
    var store = open();
    store.accept(Bundles.signed(7, OURS));

    assertThatExceptionOfType(FailsafeRefused.class)
        .isThrownBy(() -> store.accept(Bundles.signed(8, NEXT)));
    assertThat(open().bundle().orElseThrow().sequence()).isEqualTo(7);
  }
}
