package fengsui.server;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.server.access.Role;
import fengsui.server.access.Tokens;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandPostTest {

  @TempDir Path data;

  @Test
  void answersOnlyWhatTheCallersRoleMayAsk() throws Exception {
    try (var post = Posts.start(data);
        var client = HttpClient.newHttpClient()) {
      var token = post.part(Tokens.class).issue("eyes", Role.VIEWER);
      var metrics = HttpRequest.newBuilder(post.url().resolve("/actuator/prometheus"));

      var stranger = client.send(metrics.build(), BodyHandlers.ofString());
      var viewer =
          client.send(
              metrics.header("Authorization", "Bearer " + token).build(), BodyHandlers.ofString());

      assertThat(stranger.statusCode()).isEqualTo(401);
      assertThat(viewer.statusCode()).isEqualTo(200);
      assertThat(viewer.body()).contains("jvm_");
    }
  }
}
