package fengsui.client.failsafe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fengsui.dns.IpText;
import fengsui.dns.message.Name;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignedBundleTest {

  private static final KeyPair OURS = KeyText.generate();
  private static final KeyPair NEXT = KeyText.generate();
  private static final TrustedKeys TRUSTED = TrustedKeys.of(OURS.getPublic(), NEXT.getPublic());

  @Test
  void whatATrustedKeySignedIsReadAsWritten() throws Exception {
    for (var pair : List.of(OURS, NEXT)) {
      var bundle = SignedBundle.open(Bundles.signed(7, pair), TRUSTED);

      assertThat(bundle.sequence()).isEqualTo(7);
      assertThat(bundle.find(Name.of("SHOP.example")))
          .contains(
              new Bundle.Entry(
                  List.of(IpText.parse("39.1.1.9"), IpText.parse("2001:67c:4::1")),
                  List.of(Name.of("cdn.example")),
                  Set.of("0a".repeat(32)),
                  8443,
                  true));
      assertThat(bundle.find(Name.of("pay.example")).orElseThrow().port()).isEqualTo(443);
    }
  }

  @Test
  void theJsonStandsInTheFileExactlyAsItWasSigned() throws Exception {
    var file = new String(Bundles.signed(7, OURS), UTF_8);

    assertThat(file)
        .startsWith("fengsui-failsafe 1\nkey " + KeyText.id(OURS.getPublic()) + "\ned25519 ")
        .endsWith("\n" + Bundles.json(7));
  }

  @Test
  void noSingleBitOfItMayChange() throws Exception {
    var file = Bundles.signed(7, OURS);
    for (int at = 0; at < file.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        var flipped = file.clone();
        flipped[at] ^= (byte) (1 << bit);
        assertThatExceptionOfType(FailsafeRefused.class)
            .as("byte %d bit %d", at, bit)
            .isThrownBy(() -> SignedBundle.open(flipped, TRUSTED));
      }
    }
  }

  @Test
  void noByteMayBeMissingOrComeOnTop() throws Exception {
    var file = Bundles.signed(7, OURS);
    for (int length = 0; length < file.length; length++) {
      var cut = java.util.Arrays.copyOf(file, length);
      assertThatExceptionOfType(FailsafeRefused.class)
          .isThrownBy(() -> SignedBundle.open(cut, TRUSTED));
    }
    var longer = java.util.Arrays.copyOf(file, file.length + 1);
    longer[file.length] = '\n';
    assertThatExceptionOfType(FailsafeRefused.class)
        .isThrownBy(() -> SignedBundle.open(longer, TRUSTED))
        .withMessage(
            "its signature by key %s is wrong; take the file as it was signed",
            KeyText.id(OURS.getPublic()));
  }

  @Test
  void aKeyThatIsNotTrustedIsNamed() throws Exception {
    var stranger = KeyText.generate();
    var file = Bundles.signed(7, stranger);

    assertThatExceptionOfType(FailsafeRefused.class)
        .isThrownBy(() -> SignedBundle.open(file, TRUSTED))
        .withMessage(
            "it is signed with key %s, but only %s count; trust that key, or sign it with another",
            KeyText.id(stranger.getPublic()), TRUSTED.ids());
  }

  @Test
  void aSignatureCannotBeMovedToAnotherKeyOrBundle() throws Exception {
    var seven = new String(Bundles.signed(7, OURS), UTF_8).split("\n", 4);
    var eight = new String(Bundles.signed(8, OURS), UTF_8).split("\n", 4);
    var mixed = String.join("\n", seven[0], seven[1], seven[2], eight[3]);

    assertThatExceptionOfType(FailsafeRefused.class)
        .isThrownBy(() -> SignedBundle.open(mixed.getBytes(UTF_8), TRUSTED))
        .withMessageContaining("is wrong");
  }

  @Test
  void whatIsTooLargeIsNeitherSignedNorRead() {
    var large = Bundles.json(7) + " ".repeat(SignedBundle.LARGEST);

    assertThatExceptionOfType(FailsafeRefused.class)
        .isThrownBy(() -> SignedBundle.sign(large, OURS));
    assertThatExceptionOfType(FailsafeRefused.class)
        .isThrownBy(() -> SignedBundle.open(new byte[SignedBundle.LARGEST + 1], TRUSTED))
        .withMessage("it has 65537 bytes; the most is 65536; name fewer names");
  }

  @ParameterizedTest
  @MethodSource
  void saysWhatIsWrongWithABundleBeforeItIsSigned(Path bad) throws Exception {
    var lines = Files.readString(bad);
    var json = lines.substring(lines.indexOf('\n') + 1);

    var refused = catchThrowableOfType(FailsafeRefused.class, () -> SignedBundle.sign(json, OURS));

    assertThat(refused).as(bad.toString()).hasMessage(lines.lines().findFirst().orElseThrow());
  }

  static Stream<Path> saysWhatIsWrongWithABundleBeforeItIsSigned() throws Exception {
    return Files.list(Path.of("src/test/resources/bad-failsafe")).sorted();
  }

  @Test
  void damagedJsonIsReadOrRefusedInWordsAndNothingElse() throws Exception {
    var random = new Random(20250820);
    var json = Bundles.json(7);
    for (int round = 0; round < 20_000; round++) {
      var damaged = new StringBuilder(json);
      for (int i = random.nextInt(4); i >= 0; i--) {
        damaged.setCharAt(random.nextInt(damaged.length()), (char) random.nextInt(1, 256));
      }
      try {
        BundleReader.read(damaged.toString().getBytes(UTF_8));
      } catch (FailsafeRefused refused) {
        assertThat(refused.getMessage()).contains("; ").hasSizeLessThan(300);
      }
    }
  }

  @Test
  void keysAreReadBackFromTheirText(@TempDir Path folder) throws Exception {
    var pair = KeyText.pair("key", KeyText.write(OURS));
    var file = Files.writeString(folder.resolve("pub.pem"), KeyText.write(OURS.getPublic()));

    assertThat(pair.getPrivate()).isEqualTo(OURS.getPrivate());
    assertThat(pair.getPublic()).isEqualTo(OURS.getPublic());
    assertThat(TrustedKeys.read(List.of(file)).ids()).containsExactly(KeyText.id(OURS.getPublic()));
    assertThatExceptionOfType(FailsafeRefused.class)
        .isThrownBy(() -> KeyText.pair("key", KeyText.write(OURS.getPublic())))
        .withMessage(
            "key: must hold one private and one public key; make one with fengsui failsafe key");
    assertThatExceptionOfType(FailsafeRefused.class)
        .isThrownBy(() -> KeyText.pair("key", "nothing"))
        .withMessage(
            "key: holds no usable Ed25519 key; give one in PEM form, from fengsui failsafe key");
  }

  @Test
  void keysThatAreNoPairSignNothing() {
    assertThatExceptionOfType(FailsafeRefused.class)
        .isThrownBy(() ->
            SignedBundle.sign(Bundles.json(7), new KeyPair(OURS.getPublic(), NEXT.getPrivate())))
        .withMessageContaining("is wrong");
  }
}
