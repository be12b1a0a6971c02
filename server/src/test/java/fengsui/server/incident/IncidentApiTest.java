package fengsui.server.incident;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.model.Evidence;
import fengsui.model.Observation;
import fengsui.model.Outcome;
import fengsui.model.Owner;
import fengsui.model.Scheme;
import fengsui.model.Side;
import fengsui.model.Stage;
import fengsui.model.Target;
import fengsui.model.Vantage;
import fengsui.server.CommandPost;
import fengsui.server.Posts;
import fengsui.server.access.Role;
import fengsui.server.access.Tokens;
import fengsui.server.watch.Watch;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncidentApiTest {

  @TempDir static Path data;
  private static CommandPost post;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    post = Posts.start(data);
  }

  @AfterAll
  static void stop() {
    CLIENT.close();
    post.close();
  }

  @Test
  void pathsTellHowFarTheNewestProbeCame() throws Exception {
    var watch = post.part(Watch.class);
    var now = Instant.now();
    watch.arrived(now, List.of(connects("bj-1", "one", now), connects("bj-1", "two", now)));

    var answer = ask("GET", "/api/v1/paths?target=two", Role.VIEWER, "");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"target\":\"two\"", "\"stage\":\"connect\"", "\"outcome\":\"ok\"")
        .doesNotContain("\"target\":\"one\"");
  }

  @Test
  void anIncidentThatIsNotThereIsNotFound() throws Exception {
    assertThat(ask("GET", "/api/v1/incidents/inc-99", Role.VIEWER, "").statusCode()).isEqualTo(404);
    assertThat(ask("POST", "/api/v1/incidents/inc-99/acknowledge", Role.RESPONDER, "").statusCode())
        .isEqualTo(404);
  }

  @Test
  void onlyKnownStatesAreListed() throws Exception {
    var answer = ask("GET", "/api/v1/incidents?state=old", Role.VIEWER, "");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("parameter state: is old; use open, resolved or all");
  }

  @Test
  void aViewerMayNotAcknowledge() throws Exception {
    assertThat(ask("POST", "/api/v1/incidents/inc-1/acknowledge", Role.VIEWER, "").statusCode())
        .isEqualTo(403);
  }

  private static Observation connects(String agent, String target, Instant at) {
    var where = new Target(target, Scheme.TCP, "192.0.2.1", 443, "/", Side.DOMESTIC, Owner.OURS);
    return new Observation(
        at, agent, Vantage.HERE, where, Stage.CONNECT, Outcome.OK, 9, null, Evidence.NONE, 1);
  }

  private static HttpResponse<String> ask(String method, String path, Role role, String body)
      throws Exception {
    var token = post.part(Tokens.class).issue("test", role);
    var request =
        HttpRequest.newBuilder(post.url().resolve(path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    return CLIENT.send(request, BodyHandlers.ofString());
  }
}
