package fengsui.wire;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.model.Alarm;
import fengsui.model.Evidence;
import fengsui.model.Scheme;
import fengsui.model.StageFacts.LateAnswer;
import fengsui.model.StageFacts.Resolved;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {

  @Test
  void theObservationOfTheDesignIsWrittenAsItStandsThere() {
    var written = Json.write(Json.readObservation(Examples.OBSERVATION));

    assertThat(written)
        .isEqualTo(
            Examples.OBSERVATION.replace(
                "\"owner\":\"ours\"", "\"owner\":\"ours\",\"scheme\":\"https\",\"path\":\"/\""));
  }

  @Test
  void theVerdictOfTheDesignIsWrittenAsItStandsThere() {
    assertThat(Json.write(Json.readVerdict(Examples.VERDICT))).isEqualTo(Examples.VERDICT);
  }

  @Test
  void anObservationMayComeWithoutEvidence() {
    var bare = Examples.OBSERVATION.replaceFirst(",\"evidence\".*", "}");

    assertThat(Json.readObservation(bare).evidence()).isEqualTo(Evidence.NONE);
    assertThat(Json.readObservation(bare).count()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"443,HTTPS", "8443,HTTPS", "80,HTTP", "22,TCP", "null,HTTPS"})
  void aTargetWithoutSchemeIsCompletedFromItsPort(String port, Scheme scheme) {
    var line = Examples.OBSERVATION.replace("\"port\":443", "\"port\":" + port);

    assertThat(Json.readObservation(line).target().scheme()).isEqualTo(scheme);
    assertThat(Json.readObservation(line).target().path()).isEqualTo("/");
  }

  @Test
  void aTimeMayHaveAnyOffset() {
    var line = Examples.OBSERVATION.replace("11:41:03.120Z", "19:41:03.12+08:00");

    assertThat(Json.readObservation(line).at())
        .isEqualTo(Instant.parse("2025-08-12T11:41:03.120Z"));
  }

  @Test
  void lateAnswersMayBeBareAddresses() {
    var line =
        Examples.OBSERVATION.replace(
            "\"late\":[]", "\"late\":[\"192.0.2.1\",{\"ms\":7.5,\"answers\":[\"192.0.2.2\"]}]");

    var resolved = Json.readObservation(line).evidence().find(Resolved.class).orElseThrow();

    assertThat(resolved.late())
        .containsExactly(
            new LateAnswer(0, "NOERROR", List.of("192.0.2.1")),
            new LateAnswer(7.5, "NOERROR", List.of("192.0.2.2")));
  }

  @Test
  void unknownFieldsAreIgnored() {
    var line = Examples.OBSERVATION.replaceFirst("\\{", "{\"weather\":{\"wind\":[1,2]},");

    assertThat(Json.readObservation(line)).isEqualTo(Json.readObservation(Examples.OBSERVATION));
  }

  @Test
  void answersWithoutResolverStillCount() {
    var line = Examples.OBSERVATION.replace("\"udp://198.18.3.53:53\"", "null");

    var resolved = Json.readObservation(line).evidence().find(Resolved.class).orElseThrow();

    assertThat(resolved.resolver()).isEqualTo("unknown");
    assertThat(resolved.answers()).containsExactly("127.0.0.2");
  }

  @Test
  void anAlarmComesBackTheSame() {
    var scope = new TreeMap<String, List<String>>();
    scope.put("label", List.of("政府补贴"));
    scope.put("region", List.of("beijing", "hubei"));
    var since = Instant.parse("2025-01-16T06:40:00.120Z");
    var alarm =
        new Alarm(
            "A-1",
            Alarm.Kind.FORBIDDEN_SCENE,
            scope,
            since,
            since.plusSeconds(3),
            since.plusSeconds(300),
            new Alarm.DetectedAfter(Duration.ofMillis(3_000), 30),
            0.2,
            0.0,
            "政府补贴 is on a scene it is not for",
            List.of(new Alarm.Suspect("C-1", "its id is on the payments")),
            new Alarm.Exposure(30, 29, new BigDecimal("535.54"), "CNY"));

    assertThat(Json.readAlarm(Json.write(alarm))).isEqualTo(alarm);
  }
}
