package fengsui.client.event;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.client.Tier;
import fengsui.dns.IpText;
import fengsui.dns.verdict.Worth;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightRecordingTest {

  @TempDir private Path folder;

  @Test
  void aRecordingTellsWhatWasDroppedAndWhoAnsweredInstead() throws Exception {
    var file = folder.resolve("flight.jfr");
    var listener = new FlightRecording();
    try (var recording = new Recording()) {
      recording.enable("fengsui.AnswerJudged");
      recording.enable("fengsui.LookedUp");
      recording.start();
      listener.on(
          new Event.Judged(
              "shop.example",
              Tier.LOCAL,
              "udp://carrier",
              Worth.POISONED,
              List.of(),
              List.of(IpText.parse("127.0.0.2")),
              List.of("127.0.0.2 can be no public name's address"),
              Duration.ofMillis(5)));
      listener.on(
          new Event.Resolved(
              "shop.example",
              Tier.DOH,
              "https://doh",
              Worth.UNKNOWN,
              List.of(IpText.parse("198.18.1.1")),
              Duration.ofMillis(40)));
      recording.dump(file);
    }

    var events = RecordingFile.readAllEvents(file);

    assertThat(events)
        .anySatisfy(event -> {
          assertThat(event.getEventType().getName()).isEqualTo("fengsui.AnswerJudged");
          assertThat(event.getString("worth")).isEqualTo("poisoned");
          assertThat(event.getString("dropped")).isEqualTo("127.0.0.2");
        })
        .anySatisfy(event -> {
          assertThat(event.getEventType().getName()).isEqualTo("fengsui.LookedUp");
          assertThat(event.getString("tier")).isEqualTo("doh");
          assertThat(event.getDouble("milliseconds")).isEqualTo(40);
        });
  }
}
