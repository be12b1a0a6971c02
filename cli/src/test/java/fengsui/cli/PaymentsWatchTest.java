package fengsui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.lab.drill.subsidy.Afternoons;
import fengsui.lab.till.Day;
import fengsui.lab.till.Offer;
import fengsui.lab.till.Tills;
import fengsui.wire.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PaymentsWatchTest {

  private static final Instant NOON = Instant.parse("2025-01-16T04:00:00Z");

  @TempDir private Path folder;

  /// Payments of some minutes as a file.
  private Path sold(String name, Instant from, int seconds, List<Offer> more) throws IOException {
    var offers = new ArrayList<>(Afternoons.usualOffers());
    offers.addAll(more);
    var tills = new Tills(name.hashCode(), name, from, new Day(20, List.of()), offers);
    var lines = new ArrayList<String>();
    for (var payment = tills.next();
        payment.at().isBefore(from.plusSeconds(seconds));
        payment = tills.next()) {
      lines.add(Json.write(payment));
    }
    return Files.write(folder.resolve(name + ".ndjson"), lines);
  }

  private static Offer wrong() {
    return new Offer(
        "C-9",
        "神券",
        true,
        new BigDecimal("0.20"),
        null,
        Set.of(),
        Set.of(),
        1,
        NOON.plusSeconds(60),
        NOON.plusSeconds(120),
        0);
  }

  private Run watch(String... more) {
    var all = new ArrayList<>(List.of("payments", "watch"));
    all.addAll(List.of(more));
    all.addAll(List.of("--remember", folder.resolve("alarms").toString()));
    return Run.of(all.toArray(String[]::new));
  }

  @Test
  void anAlarmIsALineTheSummaryIsTheLastAndItsExposureCanBeAskedFor() throws IOException {
    var history = sold("history", NOON.minusSeconds(3_600), 3_600, List.of());
    var day = sold("day", NOON, 300, List.of(wrong()));

    var run = watch(day.toString(), "--history", history.toString(), "--json");

    assertThat(run.code()).isEqualTo(1);
    var lines = run.out().lines().map(JsonMapper.shared()::readTree).toList();
    assertThat(lines).hasSize(2);
    var alarm = lines.getFirst();
    assertThat(alarm.path("kind").asString()).isEqualTo("label-spike");
    assertThat(alarm.path("scope").path("label").asString()).isEqualTo("神券");
    assertThat(alarm.path("suspects").get(0).path("change").asString()).isEqualTo("C-9");
    assertThat(alarm.path("detectedAfter").path("seconds").asDouble()).isLessThan(10);
    var last = lines.getLast().path("alarms").get(0);
    assertThat(lines.getLast().path("summary").asBoolean()).isTrue();
    assertThat(last.path("until").asString()).startsWith("2025-01-16T04:01:5");
    assertThat(exposure(day, alarm.path("id").asString())).isEqualTo(last.path("exposure"));
  }

  private JsonNode exposure(Path day, String id) {
    var run =
        Run.of(
            "payments",
            "exposure",
            day.toString(),
            "--alarm",
            id,
            "--alarms",
            folder.resolve("alarms").toString(),
            "--json");
    var node = JsonMapper.shared().readTree(run.out());
    return JsonMapper.shared()
        .createObjectNode()
        .put("payments", node.path("payments").asInt())
        .put("people", node.path("people").asInt())
        .put("amount", node.path("amount").asString())
        .put("currency", node.path("currency").asString());
  }

  @Test
  void badLinesAreSetAsideAndStopNothing() throws IOException {
    var file = sold("day", NOON, 2, List.of());
    var good = Files.readAllLines(file);
    var lines = new ArrayList<>(good);
    lines.add(1, good.getFirst().replaceFirst("\"amount\":\"[^\"]*\"", "\"amount\":NaN"));
    lines.add(2, good.getFirst().replaceFirst("\"currency\":\"CNY\"", "\"currency\":\"XYZ\""));
    lines.add(3, "x".repeat((1 << 20) + 1));
    lines.add("{\"id\":\"half");
    Files.write(file, lines);

    var run = watch(file.toString());

    assertThat(run.code()).isZero();
    assertThat(run.err())
        .contains("line 2, column ")
        .contains("line 3, field currency: is no ISO 4217 currency: XYZ; correct it")
        .contains("line 4: is longer than 1 MiB; write one JSON object a line");
    assertThat(run.out())
        .contains(good.size() + " payments watched, 0 alarms; 4 set aside, 0 twice");
  }

  @Test
  void aColdNetSaysWhatItDoesNotKnow() throws IOException {
    var run = watch(sold("day", NOON, 2, List.of()).toString());

    assertThat(run.err())
        .startsWith(
            "what is usual is not known yet (0 payments taught, 10000 needed): until then only what"
                + " no campaign allows is told; give --history");
  }

  @Test
  void aCampaignThatCannotBeReadIsNamed() throws IOException {
    var campaigns =
        Files.writeString(
            folder.resolve("campaigns.yaml"),
            """
            id: C-1
            kind: campaign
            author: a
            at: 2025-01-01T00:00:00Z
            fields: {type: ratio}
            """);

    var run = watch("-", "--campaigns", campaigns.toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            campaigns
                + ": campaign C-1: fields.type must be percent or amount, but is ratio;"
                + " correct the campaign");
  }
}
