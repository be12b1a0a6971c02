package fengsui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.server.CommandPost;
import fengsui.server.access.Role;
import fengsui.server.access.Tokens;
import fengsui.server.config.Configuration;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a real post writes of changes, proved by the command.
@Timeout(120)
class ChangeLogTest {

  @TempDir Path folder;

  private record Desk(CommandPost post, HttpClient client, String token) {

    String get(String path) throws Exception {
      return send(request(path).GET());
    }

    void post(String path, String body) throws Exception {
      send(request(path).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
      return HttpRequest.newBuilder(post.url().resolve("api/v1/changes" + path))
          .header("Authorization", "Bearer " + token);
    }

    private String send(HttpRequest.Builder request) throws Exception {
      var answer = client.send(request.build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return answer.body();
    }
  }

  @Test
  void theLogOfThePostIsProvedAndEveryEditAndCutIsFound() throws Exception {
    var configuration =
        new Configuration(
            0,
            "127.0.0.1",
            folder,
            null,
            null,
            null,
            Configuration.Retention.DEFAULT,
            Configuration.Catalogue.EMPTY,
            List.of());
    var log = folder.resolve("changes.log");
    var key = folder.resolve("log.pub");
    var anchor = folder.resolve("anchor");
    try (var post = CommandPost.start(configuration);
        var client = HttpClient.newHttpClient()) {
      var token = post.part(Tokens.class).issue("chief", Role.APPROVER);
      var desk = new Desk(post, client, token);
      desk.post("", "{\"id\":\"c-1\",\"kind\":\"deploy\",\"at\":\"2026-01-01T00:00:00Z\"}");
      desk.post("/c-1/reject", "{\"why\":\"not now\"}");
      Files.writeString(anchor, desk.get("/log/checkpoint"));
      Files.writeString(key, desk.get("/log/key"));
      desk.post("/c-1/rollback", "");
      Files.writeString(log, desk.get("/log"));
      tells(post, token, desk);
    }

    assertThat(verify(log, key, "--anchor", anchor.toString()).out())
        .startsWith("fine: 4 entries, root ");
    var lines = Files.readAllLines(log);
    Files.write(log, lines.subList(0, 4));
    assertThat(verify(log, key, "--anchor", anchor.toString()).out())
        .contains("has 2 entries, and had 3 when the anchor was made: its end was cut off");
    Files.writeString(log, String.join("\n", lines).replace("not now", "not  ow") + "\n");
    var edited = verify(log, key);
    assertThat(edited.code()).isEqualTo(1);
    assertThat(edited.out()).contains("has another root than the entries before it");
  }

  private static void tells(CommandPost post, String token, Desk desk) throws Exception {
    var server = List.of("guard", "tell", "-", "--server", post.url().toString(), "--token");
    var deploy = "{\"service\":\"pay\",\"version\":\"7\"}";
    assertThat(tell(server, deploy, token, "deploy").out())
        .isEqualToIgnoringNewLines("1 told, 0 known already");
    assertThat(tell(server, deploy, token, "deploy").out())
        .isEqualToIgnoringNewLines("0 told, 1 known already");
    assertThat(desk.get("/feed")).contains("deploy:pay@7/all/1");
    var refused = tell(server, "{}", token, "deploy");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err())
        .contains("400 field service: is not there; send what a deploy hook sends");
    assertThat(tell(server, deploy, "nobody", "deploy").code()).isEqualTo(1);
    var nowhere =
        Run.fed(deploy, "guard", "tell", "-", "--server", "http://127.0.0.1:1", "--token", "t");
    assertThat(nowhere.code()).isEqualTo(2);
    assertThat(nowhere.err())
        .contains("http://127.0.0.1:1: cannot be reached; is the post running there?");
  }

  private static Run tell(List<String> server, String body, String token, String form) {
    var all = new ArrayList<>(server);
    all.addAll(List.of(token, "--from", form));
    return Run.fed(body, all.toArray(String[]::new));
  }

  private static Run verify(Path log, Path key, String... more) {
    var all = new ArrayList<>(List.of("guard", "log", "verify", log.toString()));
    all.addAll(List.of("--key", key.toString()));
    all.addAll(List.of(more));
    return Run.of(all.toArray(String[]::new));
  }
}
