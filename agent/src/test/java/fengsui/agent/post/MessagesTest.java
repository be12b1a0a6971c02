package fengsui.agent.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fengsui.agent.spool.Range;
import fengsui.model.Vantage;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {

  private static final String RECEIPT =
      """
      {"now":"2025-08-20T00:34:00Z","acknowledged":[[1,3],[7,7]],"duplicates":2,
       "rejected":[{"sequence":7,"place":"line 4, field at","problem":"is no time","remedy":"mend it"}],
       "more":"ignored"}\
      """;

  @Test
  void writesAHello() {
    var hello =
        new Hello(
            Vantage.HERE,
            UUID.fromString("00000000-0000-0000-0000-000000000007"),
            "0.1.0",
            Instant.parse("2025-08-20T00:34:00Z"),
            Map.of("spooled", 3L, "dropped", 0L));

    assertThat(Messages.write(hello))
        .isEqualTo(
            "{\"spool\":\"00000000-0000-0000-0000-000000000007\",\"version\":\"0.1.0\","
                + "\"at\":\"2025-08-20T00:34:00Z\",\"vantage\":{\"carrier\":\"other\","
                + "\"province\":\"unknown\",\"access\":\"idc\",\"side\":\"domestic\"},"
                + "\"gauges\":{\"dropped\":0,\"spooled\":3}}");
  }

  @Test
  void readsTheAnswerToAHello() {
    assertThat(Messages.readGreeted("{\"now\":\"2025-08-20T00:34:00.5Z\",\"planRevision\":12}"))
        .isEqualTo(new Greeted(Instant.parse("2025-08-20T00:34:00.5Z"), 12));
  }

  @Test
  void readsAReceipt() {
    var rejected = new Receipt.Rejected(7, "line 4, field at", "is no time", "mend it");

    assertThat(Messages.readReceipt(RECEIPT))
        .isEqualTo(new Receipt(List.of(new Range(1, 3), new Range(7, 7)), 2, List.of(rejected)));
    assertThat(rejected).hasToString("observation 7, line 4, field at: is no time; mend it");
  }

  /// Files `hello-….json` and `receipt-….json`, each with its complaint in the `.txt` beside it.
  static Stream<Path> bad() throws IOException, URISyntaxException {
    var folder = Objects.requireNonNull(MessagesTest.class.getResource("bad")).toURI();
    try (var files = Files.list(Path.of(folder))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("bad")
  void saysWhatIsWrong(Path file) throws IOException {
    var complaint = Files.readString(Path.of(file.toString().replace(".json", ".txt"))).strip();
    var text = Files.readString(file);
    var hello = file.getFileName().toString().startsWith("hello");

    assertThatThrownBy(() ->
            Object.class.cast(hello ? Messages.readGreeted(text) : Messages.readReceipt(text)))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(complaint);
  }

  @Test
  void anyOtherTextIsRefusedOrReadButNothingElseHappens() {
    var random = new Random(20250820);
    for (int i = 0; i < 20_000; i++) {
      var text = damaged(random);
      try {
        assertThat(Messages.readReceipt(text)).isNotNull();
      } catch (IllegalArgumentException refused) {
        assertThat(refused.getMessage()).isNotBlank();
      }
    }
  }

  private static String damaged(Random random) {
    var text = new StringBuilder(RECEIPT);
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(3)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.setCharAt(at, "{}[]\",:0-9eE.nul\u0000é".charAt(random.nextInt(18)));
        default -> text.insert(at, text.substring(at, Math.min(text.length(), at + 9)));
      }
    }
    return text.toString();
  }
}
