package fengsui.server.notify;

import fengsui.server.notify.channel.Outcome;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// How the channels do, and a test of one.
@RestController
final class ChannelsApi {

  private final Channels channels;
  private final Notifier notifier;

  ChannelsApi(Channels channels, Notifier notifier) {
    this.channels = channels;
    this.notifier = notifier;
  }

  @GetMapping("/api/v1/channels")
  Map<String, List<Channels.State>> all() {
    return Map.of("channels", channels.states());
  }

  /// Answers 200 if the receiver took the message, 502 if not, with what it said.
  @PostMapping("/api/v1/channels/{name}/test")
  ResponseEntity<Map<String, String>> test(@PathVariable String name) throws InterruptedException {
    var channel = channels.find(name).orElse(null);
    if (channel == null) {
      return ResponseEntity.status(HttpStatus.NOT_FOUND)
          .body(
              Map.of(
                  "place", "channel",
                  "problem", "there is none of this name",
                  "remedy", "see GET /api/v1/channels"));
    }
    var outcome = notifier.test(channel);
    var status = outcome instanceof Outcome.Sent ? HttpStatus.OK : HttpStatus.BAD_GATEWAY;
    return ResponseEntity.status(status)
        .body(Map.of("outcome", outcome.word(), "answer", outcome.words()));
  }
}
