package fengsui.server.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AlertReaderTest {

  private static final Instant NOW = Instant.parse("2025-08-12T12:00:00Z");
  private static final Path BAD = Path.of("src/test/resources/fengsui/server/alerts/bad");

  private static final String WEBHOOK =
      """
      {"version":"4","groupKey":"{}","status":"firing","receiver":"r","truncatedAlerts":0,
       "notification_reason":"first notification","routeLabels":{"a":"b"},"novelty":[1],
       "alerts":[
        {"status":"firing","labels":{"alertname":"Slow"},"annotations":{"summary":"<b>s</b>"},
         "startsAt":"2025-08-12T19:40:00+08:00","endsAt":"0001-01-01T00:00:00Z",
         "generatorURL":"http://p/","fingerprint":"0"},
        {"status":"resolved","labels":{"alertname":"Done"},"annotations":{},
         "startsAt":"2025-08-12T11:40:00Z","endsAt":"2025-08-12T11:50:00Z"}]}
      """;

  @Test
  void readsAnAlertmanagersWebhookOfAnyAge() {
    var reading = AlertReader.webhook(WEBHOOK.getBytes(UTF_8), NOW);

    assertThat(reading.problems()).isEmpty();
    assertThat(reading.good()).hasSize(2);
    var slow = reading.good().getFirst();
    assertThat(slow.startsAt()).isEqualTo("2025-08-12T11:40:00Z");
    assertThat(slow.firing(NOW.plus(Duration.ofHours(24)))).isTrue();
    assertThat(slow.annotations()).containsEntry("summary", "<b>s</b>");
    assertThat(reading.good().getLast().firing(NOW)).isFalse();
  }

  @Test
  void anAlertWithoutTimesBeginsNowAndLastsFiveMinutesUnlessToldAgain() {
    var told = one("{\"labels\":{\"alertname\":\"A\",\"empty\":\"\"}}");

    assertThat(told.startsAt()).isEqualTo(NOW);
    assertThat(told.endsAt()).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
    assertThat(told.labels()).containsOnlyKeys("alertname");
  }

  @Test
  void toldAgainItKeepsItsBeginningAndAnEndIsAnEnd() {
    var first = one("{\"labels\":{\"alertname\":\"A\"}}");
    var later = NOW.plus(Duration.ofMinutes(1));
    var again = symptom(later, later.plus(Duration.ofMinutes(5)), true, later);
    var over = symptom(NOW, later, false, later);

    assertThat(first.then(again, later).startsAt()).isEqualTo(NOW);
    assertThat(first.then(again, later).endsAt()).isEqualTo(again.endsAt());
    assertThat(first.then(first, NOW)).isEqualTo(first);
    assertThat(first.then(over, later).firing(later)).isFalse();
  }

  @Test
  void anEndThatSomebodyNamedIsNotCutShortByATimeout() {
    var named = symptom(NOW, NOW.plus(Duration.ofHours(1)), false, NOW);
    var timeout = symptom(NOW, NOW.plus(Duration.ofMinutes(5)), true, NOW);

    assertThat(named.then(timeout, NOW).endsAt()).isEqualTo(named.endsAt());
  }

  @ParameterizedTest
  @MethodSource("bad")
  void saysWhereWhatAndWhatToDo(Path body) throws IOException {
    var expected = Files.readString(Path.of(body.toString().replace(".json", ".txt"))).strip();

    var client = AlertReader.client(Files.readAllBytes(body), NOW);
    var webhook = AlertReader.webhook(Files.readAllBytes(body), NOW);

    var reading = body.getFileName().toString().startsWith("webhook") ? webhook : client;
    assertThat(String.join("\n", reading.problems())).isEqualTo(expected);
  }

  static List<Path> bad() throws IOException {
    try (Stream<Path> files = Files.list(BAD)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  @Test
  void anyBytesAreReadOrRefusedAndNeverMore() {
    var random = new Random(20250820);
    for (var i = 0; i < 5_000; i++) {
      var bytes = WEBHOOK.getBytes(UTF_8);
      for (var hits = random.nextInt(1, 6); hits > 0; hits--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      var client = AlertReader.client(bytes, NOW);
      var webhook = AlertReader.webhook(bytes, NOW);

      assertThat(client.problems()).isNotEmpty();
      for (var symptom : webhook.good()) {
        assertThat(symptom.labels()).isNotEmpty();
        assertThat(String.join("", symptom.labels().values())).doesNotContain("\0");
      }
    }
  }

  private static Symptom one(String alert) {
    var reading = AlertReader.client(("[" + alert + "]").getBytes(UTF_8), NOW);
    assertThat(reading.problems()).isEmpty();
    return reading.good().getFirst();
  }

  private static Symptom symptom(Instant start, Instant end, boolean timeout, Instant updated) {
    var labels = new TreeMap<>(Map.of("alertname", "A"));
    return new Symptom(labels, Map.of(), start, end, timeout, updated, "");
  }
}
