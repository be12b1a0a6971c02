package fengsui.server.notify;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.server.Calls;
import fengsui.server.CommandPost;
import fengsui.server.Posts;
import fengsui.server.access.Role;
import fengsui.server.config.Configuration;
import fengsui.server.config.Configuration.Channel;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The test of a channel, as an administrator asks for it.
@Timeout(120)
class ChannelsApiTest {

  @TempDir Path data;

  @Test
  void aTestTellsWhatTheReceiverSaidAndNeverTheSecret() {
    try (var receiver = new Receiver(_ -> Receiver.Answer.taken(""));
        var post = CommandPost.start(configuration(receiver.url("/hook?key=hidden")));
        var admin = Calls.as(Role.ADMIN, "admin", post)) {
      var taken = admin.post("/api/v1/channels/ops/test", "");
      assertThat(taken.statusCode()).isEqualTo(200);
      assertThat(Calls.json(taken).at("/outcome").asString()).isEqualTo("sent");
      assertThat(receiver.taken()).hasSize(1);
      assertThat(receiver.taken().getFirst().json().at("/news/0/kind").asString())
          .isEqualTo("test");

      receiver.rules(_ -> Receiver.Answer.refused(500, "out of order"));
      var refused = admin.post("/api/v1/channels/ops/test", "");
      assertThat(refused.statusCode()).isEqualTo(502);
      assertThat(Calls.json(refused).at("/answer").asString()).contains("500");

      var absent = admin.post("/api/v1/channels/nowhere/test", "");
      assertThat(absent.statusCode()).isEqualTo(404);
      assertThat(absent.body()).contains("there is none of this name");

      var all = admin.get("/api/v1/channels");
      assertThat(Calls.json(all).at("/channels/0/problem").asString()).contains("500");
      assertThat(taken.body() + refused.body() + all.body())
          .doesNotContain("hidden")
          .doesNotContain("sesame");
    }
  }

  private Configuration configuration(URI hook) {
    var channel = new Channel("ops", "webhook", hook, "sesame", null, "en");
    return new Configuration(
        0,
        "127.0.0.1",
        data,
        Posts.database(),
        null,
        null,
        Configuration.Retention.DEFAULT,
        Configuration.Catalogue.EMPTY,
        List.of(channel));
  }
}
