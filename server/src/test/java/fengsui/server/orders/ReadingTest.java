package fengsui.server.orders;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fengsui.client.Tier;
import fengsui.client.orders.Place;
import fengsui.client.orders.Standing;
import fengsui.client.orders.Standing.State;
import fengsui.model.Carrier;
import fengsui.model.FaultDomain;
import fengsui.model.Verdict;
import fengsui.model.Verdict.Layer;
import fengsui.model.Verdict.Where;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What comes from outside: wishes of people and programs, reports of followers.
class ReadingTest {

  private static final String WISH =
      """
      {"carrier":"unicom","province":"beijing","first":["httpdns","doh"],"skip":["local"],
       "minutes":120,"early":true,"reason":"测到错误的地址","incident":"inc-7"}\
      """;

  @Test
  void aWishIsReadAsWritten() {
    assertThat(WishJson.read(WISH.getBytes(UTF_8)))
        .isEqualTo(
            new Wish(
                new Place("unicom", "beijing"),
                List.of(Tier.HTTPDNS, Tier.DOH),
                Set.of(Tier.LOCAL),
                Duration.ofHours(2),
                true,
                "测到错误的地址",
                "inc-7"))
        .satisfies(wish -> assertThat(wish.problems()).isEmpty());
  }

  @ParameterizedTest
  @MethodSource
  void saysWhatIsWrongWithAWish(Path bad) throws Exception {
    var lines = Files.readString(bad);
    var body = lines.substring(lines.indexOf('\n') + 1).getBytes(UTF_8);

    assertThat(complaint(body)).as(bad + "").isEqualTo(lines.lines().findFirst().orElseThrow());
  }

  static Stream<Path> saysWhatIsWrongWithAWish() throws Exception {
    return Files.list(Path.of("src/test/resources/fengsui/server/orders/bad-wish")).sorted();
  }

  private static String complaint(byte[] body) {
    try {
      return String.join(" | ", WishJson.read(body).problems());
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void aDamagedWishIsReadOrRefusedInWordsAndNothingElse() {
    var random = new Random(20250812);
    for (int round = 0; round < 5_000; round++) {
      var damaged = new StringBuilder(WISH);
      for (int i = random.nextInt(4); i >= 0; i--) {
        damaged.setCharAt(random.nextInt(damaged.length()), (char) random.nextInt(1, 256));
      }
      var said = complaint(damaged.toString().getBytes(UTF_8));
      assertThat(said.isEmpty() || said.contains("; ")).as(said).isTrue();
    }
  }

  @Test
  void aReportIsReadAsAFollowerWritesIt() {
    var here = new Place("unicom", "beijing");
    var standing = new Standing(here, 7, State.FOLLOWED, "ord-3", "it is & forged; 重", "");

    assertThat(Report.read(standing.text("shop 1")))
        .isEqualTo(new Report("shop 1", here, 7, State.FOLLOWED, "ord-3", "it is & forged; 重", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sequence|header Fengsui-Standing: has a part without =; send KEY=VALUE&…",
        "sequence=-1&state=none|header Fengsui-Standing: sequence is no number; send that of the"
            + " newest sheet, or 0",
        "sequence=7&state=%zz|header Fengsui-Standing: has a part that cannot be decoded; encode it"
            + " as a web form is",
        "sequence=7|header Fengsui-Standing: state must be one of none, followed, returning,"
            + " unused, but is ; send one of them",
      })
  void saysWhatIsWrongWithAReport(String header, String words) {
    assertThatIllegalArgumentException().isThrownBy(() -> Report.read(header)).withMessage(words);
  }

  @Test
  void aDamagedReportIsReadOrRefusedInWordsAndNothingElse() {
    var random = new Random(20250813);
    var good =
        "sequence=7&state=followed&name=shop+1&carrier=unicom&refusal=is%20wrong&order=ord-3";
    for (int round = 0; round < 5_000; round++) {
      var damaged = new StringBuilder(good);
      for (int i = random.nextInt(4); i >= 0; i--) {
        damaged.setCharAt(random.nextInt(damaged.length()), (char) random.nextInt(1, 256));
      }
      try {
        assertThat(Report.read(damaged.toString()).name()).hasSizeLessThan(65);
      } catch (IllegalArgumentException e) {
        assertThat(e.getMessage()).startsWith("header Fengsui-Standing: ").contains("; ");
      }
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Report.read("a=" + "b".repeat(5000)))
        .withMessage("header Fengsui-Standing: is longer than 4096 characters; say less");
  }

  private static Verdict verdict(FaultDomain domain, Where where) {
    return new Verdict(
        domain,
        where,
        0.98,
        null,
        new Verdict.Scope(41, 3),
        true,
        List.of(),
        List.of(),
        List.of(),
        null);
  }

  @Test
  void againstACarriersNamesTheRightOrderIsKnown() {
    var where =
        new Where(new Carrier("unicom"), "beijing", null, null, Layer.DNS, null, null, null);

    var wish = Wish.against(verdict(FaultDomain.CARRIER, where), "inc-7", "x").orElseThrow();

    assertThat(wish.place()).isEqualTo(new Place("unicom", "beijing"));
    assertThat(wish.first()).containsExactly(Tier.HTTPDNS, Tier.DOH, Tier.DOT);
    assertThat(wish.skip()).containsExactly(Tier.LOCAL);
    assertThat(wish.problems()).isEmpty();
  }

  @Test
  void againstAnythingElseNoneIs() {
    var tcp = new Where(new Carrier("unicom"), null, null, null, Layer.TCP, null, null, null);
    var names = new Where(null, null, null, null, Layer.DNS, null, null, null);

    assertThat(Wish.against(verdict(FaultDomain.CARRIER, tcp), "inc-7", "x")).isEmpty();
    assertThat(Wish.against(verdict(FaultDomain.OURS, names), "inc-7", "x")).isEmpty();
  }
}
