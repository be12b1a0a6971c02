package fengsui.server.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.server.CommandPost;
import fengsui.server.Posts;
import fengsui.server.access.Role;
import fengsui.server.access.Tokens;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AlertsApiTest {

  @TempDir static Path data;
  private static CommandPost post;
  private static String token;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    post = Posts.start(data);
    token = post.part(Tokens.class).issue("alertmanager", Role.RESPONDER);
  }

  @AfterAll
  static void stop() {
    post.close();
  }

  @Test
  void keepsWhatPrometheusSaysUntilItIsOver() throws Exception {
    var firing = tell("api/v2/alerts", "[{\"labels\":{\"alertname\":\"Up\",\"instance\":\"a\"}}]");
    var shown = names();
    var over =
        tell(
            "api/v2/alerts",
            """
            [{"labels":{"alertname":"Up","instance":"a"},"startsAt":"2020-01-01T00:00:00Z",
              "endsAt":"2020-01-01T00:01:00Z"}]
            """);

    assertThat(firing.statusCode()).isEqualTo(200);
    assertThat(shown).contains("Up");
    assertThat(over.statusCode()).isEqualTo(200);
    // That was another occurrence, long ago: it does not end the one of now.
    assertThat(names()).isNotEmpty();
  }

  @Test
  void keepsWhatIsRightOfABodyAndNamesWhatIsWrong() throws Exception {
    var answer = tell("api/v2/alerts", "[{\"labels\":{}},{\"labels\":{\"alertname\":\"Half\"}},7]");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("[0].labels: are none; give at least alertname")
        .contains("[2].labels: are none");
    assertThat(names()).contains("Half");
  }

  @Test
  void aForgedWebhookGetsNothing() throws Exception {
    var request =
        HttpRequest.newBuilder(post.url().resolve("api/v1/webhooks/alertmanager"))
            .header("Authorization", "Bearer fs_forged")
            .POST(BodyPublishers.ofString("{\"version\":\"4\",\"alerts\":[]}"))
            .build();

    var answer = CLIENT.send(request, BodyHandlers.ofString());

    assertThat(answer.statusCode()).isIn(401, 403);
  }

  @Test
  void groupsAndReceiversAreAsToolsOfAlertmanagerReadThem() throws Exception {
    tell(
        "api/v2/alerts",
        """
        [{"labels":{"alertname":"Grouped","instance":"a"}},
         {"labels":{"alertname":"Grouped","instance":"b"}},
         {"labels":{"alertname":"Alone","instance":"a"}}]
        """);

    var groups = ask("api/v2/alerts/groups?filter=alertname%3D~%22Grouped%7CAlone%22");
    assertThat(groups).hasSize(2);
    assertThat(groups.get(0).at("/labels/alertname").asString()).isEqualTo("Alone");
    assertThat(groups.get(1).at("/labels/alertname").asString()).isEqualTo("Grouped");
    assertThat(groups.get(1).at("/alerts")).hasSize(2);
    assertThat(groups.get(1).at("/alerts/0/status/state").asString()).isEqualTo("active");
    assertThat(groups.get(1).at("/alerts/0/fingerprint").asString()).isNotEmpty();

    var receivers = ask("api/v2/receivers");
    assertThat(receivers).hasSize(1);
    assertThat(receivers.get(0).at("/name")).isEqualTo(groups.get(0).at("/receiver/name"));
  }

  private static JsonNode ask(String path) throws Exception {
    var request =
        HttpRequest.newBuilder(post.url().resolve(path))
            .header("Authorization", "Bearer " + token)
            .build();
    var answer = CLIENT.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }

  @Test
  void refusesAHugeBodyWithoutReadingIt() throws Exception {
    var answer = tell("api/v2/alerts", " ".repeat(Bodies.LONGEST + 1));

    assertThat(answer.statusCode()).isEqualTo(413);
  }

  private static java.util.List<String> names() {
    return post.part(Symptoms.class).firing().stream().map(Symptom::name).toList();
  }

  private static HttpResponse<String> tell(String path, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(post.url().resolve(path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return CLIENT.send(request, BodyHandlers.ofString());
  }
}
