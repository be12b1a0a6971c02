package fengsui.client.orders;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fengsui.client.Tier;
import fengsui.client.failsafe.FailsafeRefused;
import fengsui.client.failsafe.KeyText;
import fengsui.client.failsafe.TrustedKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SheetTest {

  private static final KeyPair OURS = KeyText.generate();
  private static final TrustedKeys TRUSTED = TrustedKeys.of(OURS.getPublic());
  private static final Instant NOON = Instant.parse("2025-08-12T12:00:00Z");
  private static final Instant LATER = NOON.plus(Duration.ofHours(2));

  @Test
  void whatATrustedKeySignedIsReadAsWritten() throws Exception {
    var sheet = Sheet.open(Sheets.signed(OURS, 7, Sheets.order("ord-3", NOON, LATER)), TRUSTED);

    assertThat(sheet.sequence()).isEqualTo(7);
    assertThat(sheet.orders())
        .containsExactly(
            new Order(
                "ord-3",
                new Place("unicom", "beijing"),
                List.of(Tier.HTTPDNS, Tier.DOH),
                Set.of(Tier.LOCAL),
                NOON,
                LATER,
                false,
                "解析错误 inc-7",
                "user wang",
                "inc-7"));
  }

  @Test
  void noSingleBitOfItMayChange() {
    var signed = Sheets.signed(OURS, 7, Sheets.order("ord-3", NOON, LATER));
    for (int at = 0; at < signed.length; at++) {
      var flipped = signed.clone();
      flipped[at] ^= (byte) (1 << at % 8);
      assertThatExceptionOfType(FailsafeRefused.class)
          .as("byte %d", at)
          .isThrownBy(() -> Sheet.open(flipped, TRUSTED));
    }
  }

  @Test
  void aBundleIsNoSheetAlthoughTheSameKeySignedIt() {
    var sheet = new String(Sheets.signed(OURS, 7), UTF_8);

    assertThatExceptionOfType(FailsafeRefused.class)
        .isThrownBy(
            () -> Sheet.open(sheet.replace("-orders", "-failsafe").getBytes(UTF_8), TRUSTED))
        .withMessage(
            "it does not begin like a signed sheet of orders; take it from the command post");
  }

  @Test
  void theOrderThatSaysMostCloselyForWhomItIsIsFollowed() throws Exception {
    var sheet =
        Sheet.open(
            Sheets.signed(
                OURS,
                7,
                Sheets.order("ord-1", NOON, LATER),
                Sheets.order("ord-2", "", NOON, LATER),
                Sheets.order("ord-3", "\"carrier\":\"unicom\",", NOON, LATER),
                Sheets.order("ord-4", "\"province\":\"beijing\",", NOON, LATER)),
            TRUSTED);

    assertThat(followed(sheet, "unicom", "beijing")).isEqualTo("ord-1");
    assertThat(followed(sheet, "unicom", "hebei")).isEqualTo("ord-3");
    assertThat(followed(sheet, "mobile", "beijing")).isEqualTo("ord-4");
    assertThat(followed(sheet, "", "")).isEqualTo("ord-2");
  }

  private static String followed(Sheet sheet, String carrier, String province) {
    return sheet.find(new Place(carrier, province), NOON).orElseThrow().id();
  }

  @Test
  void itSaysWhyNoneIsFollowed() throws Exception {
    var sheet =
        Sheet.open(
            Sheets.signed(
                OURS,
                7,
                Sheets.order("ord-1", "\"carrier\":\"mobile\",", NOON, LATER),
                Sheets.order("ord-2", NOON.minusSeconds(60), NOON),
                Sheets.order("ord-3", NOON.plusSeconds(60), LATER)),
            TRUSTED);
    var here = new Place("unicom", "beijing");

    assertThat(sheet.find(here, NOON)).isEmpty();
    assertThat(sheet.objections(here, NOON))
        .isEqualTo(
            "ord-1 is for mobile/*, and this is unicom/beijing; ord-2 expired at"
                + " 2025-08-12T12:00:00Z; ord-3 begins at 2025-08-12T12:01:00Z, but this host's"
                + " clock says 2025-08-12T12:00:00Z");
  }

  @ParameterizedTest
  @MethodSource
  void saysWhatIsWrongWithASheetBeforeItIsSigned(Path bad) throws Exception {
    var lines = Files.readString(bad);
    var json = lines.substring(lines.indexOf('\n') + 1);

    var refused = catchThrowableOfType(FailsafeRefused.class, () -> Sheet.sign(json, OURS));

    assertThat(refused).as(bad.toString()).hasMessage(lines.lines().findFirst().orElseThrow());
  }

  static Stream<Path> saysWhatIsWrongWithASheetBeforeItIsSigned() throws Exception {
    return Files.list(Path.of("src/test/resources/bad-orders")).sorted();
  }

  @Test
  void damagedJsonIsReadOrRefusedInWordsAndNothingElse() {
    var random = new Random(20250812);
    var json = Sheets.json(7, Sheets.order("ord-3", NOON, LATER));
    for (int round = 0; round < 20_000; round++) {
      var damaged = new StringBuilder(json);
      for (int i = random.nextInt(4); i >= 0; i--) {
        damaged.setCharAt(random.nextInt(damaged.length()), (char) random.nextInt(1, 256));
      }
      try {
        var sheet = SheetReader.read(damaged.toString().getBytes(UTF_8));
        assertThat(sheet.orders())
            .allSatisfy(order ->
                assertThat(Duration.between(order.notBefore(), order.expires()))
                    .isBetween(Duration.ofNanos(1), Order.LONGEST));
      } catch (FailsafeRefused refused) {
        assertThat(refused.getMessage()).contains("; ").hasSizeLessThan(300);
      }
    }
  }
}
