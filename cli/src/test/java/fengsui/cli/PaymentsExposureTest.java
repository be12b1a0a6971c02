package fengsui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaymentsExposureTest {

  private static final String ALARMS =
      """
      {"id":"a1","kind":"label-spike","scope":{"label":"政府补贴"},"since":"2025-01-16T06:40:00Z"}
      {"summary":true,"alarms":[{"id":"a1","kind":"label-spike","scope":{"label":"政府补贴",\
      "scene":["transfer"]},"since":"2025-01-16T06:40:00Z","until":"2025-01-16T06:41:00Z"}]}
      """;

  @TempDir private Path folder;
  private Path payments = Path.of("");

  private static String payment(String id, String at, String scene, String user, String off) {
    return """
    {"id":"%s","at":"2025-01-16T%s+08:00","scene":"%s","amount":"100.00","paid":"80.00",\
    "currency":"CNY","discounts":[{"label":"政府补贴","campaign":"C-1","amount":"%s"}],\
    "region":"beijing","user":"%s","status":"success"}
    """
        .formatted(id, at, scene, off, user);
  }

  @BeforeEach
  void writePayments() throws IOException {
    payments =
        Files.writeString(
            folder.resolve("day.ndjson"),
            payment("1", "14:39:59", "transfer", "u", "20.00")
                + payment("2", "14:40:00", "transfer", "u", "20.10")
                + "no payment\n"
                + payment("3", "14:40:30", "rent", "v", "0.20")
                + payment("3", "14:40:30", "rent", "v", "0.20")
                + payment("4", "14:41:00.0000001", "transfer", "w", "1.00"));
  }

  @Test
  void aConditionIsCountedToTheFen() {
    var run =
        Run.of(
            "payments",
            "exposure",
            payments.toString(),
            "--where",
            "label = '政府补贴' and at >= '2025-01-16T14:40:00+08:00'",
            "--json");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .startsWith("{\"payments\":3,\"people\":3,\"amount\":\"21.30\",\"currency\":\"CNY\"")
        .contains(
            "\"scene\":[{\"value\":\"transfer\",\"payments\":2,\"people\":2,\"amount\":\"21.10\"")
        .contains("\"quarantined\":1");
    assertThat(run.err()).contains("set aside: " + payments + ", line 3");
  }

  @Test
  void anAlarmIsItsScopeAndItsTimeAsToldLast() throws IOException {
    var alarms = Files.writeString(folder.resolve("alarms"), ALARMS);
    var listed = folder.resolve("covered");

    var run =
        Run.of(
            "payments",
            "exposure",
            payments.toString(),
            "--alarm",
            "a1",
            "--alarms",
            alarms.toString(),
            "--list",
            listed.toString());

    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("whole: 2 payments, 2 people, 21.10 CNY off");
    assertThat(Files.readAllLines(listed))
        .hasSize(2)
        .first()
        .asString()
        .startsWith("{\"id\":\"2\"");
  }

  @Test
  void aStoreAnswersAsTheFileDoesAndTakesTheFileTwice() {
    var store = folder.resolve("store").toString();

    var first = Run.of("payments", "ingest", payments.toString(), "--store", store, "--json");
    var second = Run.of("payments", "ingest", payments.toString(), "--store", store, "--json");

    assertThat(first.out()).isEqualTo("{\"stored\":4,\"duplicates\":1,\"quarantined\":1}\n");
    assertThat(second.out()).isEqualTo("{\"stored\":0,\"duplicates\":5,\"quarantined\":1}\n");
    var asked = new String[] {"payments", "exposure", store, "--where", "discount > 0.5"};
    var stored = Run.of(asked);
    asked[2] = payments.toString();
    assertThat(stored.out() + "\n1 lines set aside").isEqualToIgnoringNewLines(Run.of(asked).out());
  }

  @Test
  void gzippedPaymentsAreReadToo() throws IOException {
    var zipped = folder.resolve("day.ndjson.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
      Files.copy(payments, out);
    }

    var run = Run.of("payments", "exposure", zipped.toString(), "--where", "scene = 'rent'");

    assertThat(run.out()).startsWith("whole: 1 payments, 1 people, 0.20 CNY off");
  }

  @Test
  void whatCannotBeAskedIsToldInOneLine() throws IOException {
    var alarms = Files.writeString(folder.resolve("alarms"), ALARMS);
    var file = payments.toString();

    assertThat(Run.of("payments", "exposure", file, "--alarm", "a9", "--alarms", alarms.toString()))
        .isEqualTo(bad(alarms + ": has no alarm a9; name one of its alarms"));
    assertThat(Run.of("payments", "exposure", file))
        .isEqualTo(bad("fengsui payments exposure: needs one condition; give --where or --alarm"));
    assertThat(Run.of("payments", "exposure", file, "--where", "label > 'A'"))
        .isEqualTo(bad("--where, column 7: label has no order; ask with =, != or in"));
  }

  private static Run bad(String line) {
    return new Run(2, "", line + "\n");
  }
}
