package fengsui.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.server.CommandPost;
import fengsui.server.Posts;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {

  @TempDir Path data;

  @Test
  void aRestartSignsNobodyOutAndTellsNoPasswordAgain() throws Exception {
    var configuration = Posts.configuration(data);
    String session;
    try (var post = CommandPost.start(configuration, InstantSource.system())) {
      assertThat(post.part(FirstAdministrator.class).password()).isPresent();
      session = Visitor.of(post, Role.VIEWER).session();
    }
    try (var post = CommandPost.start(configuration, InstantSource.system());
        var client = HttpClient.newHttpClient()) {
      var csrf = FormTokens.token(session).getToken();
      var visitor = new Visitor(client, post.url(), session, csrf);

      assertThat(visitor.get("/api/v1/me").statusCode()).isEqualTo(200);
      assertThat(visitor.send("POST", "/sign-out", "").statusCode()).isEqualTo(303);
      assertThat(post.part(FirstAdministrator.class).password()).isEmpty();
    }
  }
}
