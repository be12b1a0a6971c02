package fengsui.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.server.CommandPost;
import fengsui.server.Posts;
import java.io.IOException;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// What somebody has who has somebody's token: little, and not for long.
class StolenTokenTest {

  private static final HttpClient THIEF = HttpClient.newHttpClient();

  @TempDir static Path data;
  private static CommandPost post;
  private static Visitor admin;

  @BeforeAll
  static void start() {
    post = Posts.start(data);
    admin = Visitor.of(post, Role.ADMIN);
  }

  @AfterAll
  static void stop() {
    admin.close();
    post.close();
  }

  @Test
  void aTokenIsToldOnceListedWithoutItAndRevokedAtOnce() throws Exception {
    var token = issue("ci", "viewer");
    assertThat(get("/api/v1/me", token).body()).contains("\"ci\"", "\"viewer\"");

    var list = admin.get("/api/v1/tokens").body();
    var entry =
        new JsonMapper()
            .readTree(list)
            .at("/tokens")
            .valueStream()
            .filter(one -> one.at("/name").asString().equals("ci"))
            .findFirst()
            .orElseThrow();
    assertThat(list).doesNotContain(token, token.substring(3), Secrets.hash(token));
    assertThat(entry.at("/name").asString()).isEqualTo("ci");
    assertThat(entry.at("/issuer").asString()).startsWith("user admin");
    assertThat(entry.at("/used").isNull()).isFalse();

    var path = "/api/v1/tokens/" + entry.at("/id").asInt();
    assertThat(admin.send("DELETE", path, "").statusCode()).isEqualTo(204);

    assertThat(get("/api/v1/me", token).statusCode()).isEqualTo(401);
    assertThat(admin.get("/api/v1/tokens").body()).doesNotContain("\"ci\"");
    assertThat(admin.send("DELETE", path, "").statusCode()).isEqualTo(404);
    assertThat(admin.get("/api/v1/audit").body())
        .contains("revoked token ci", "refused: GET /api/v1/me");
  }

  @Test
  void anAgentsTokenReadsNothing() throws Exception {
    var token = issue("bj-u-1", "agent");
    for (var route : Routes.ALL) {
      if (route.method().equals("GET") && !route.pattern().startsWith("/api/agent/")) {
        var path = route.pattern().replace("/**", "").replaceAll("\\{[^}]+}", "0");
        if (route.role() != Role.ANYONE) {
          assertThat(get(path, token).statusCode()).as(path).isEqualTo(403);
        }
      }
    }
    assertThat(admin.get("/api/v1/audit?limit=500").body())
        .contains("\"token bj-u-1\"", "GET /api/v1/tokens");
  }

  @Test
  void aTokenIsNoSessionAndASessionIsNoToken() throws Exception {
    var token = issue("both", "viewer");
    var both =
        HttpRequest.newBuilder(post.url().resolve("/api/v1/users"))
            .header("Authorization", "Bearer " + token)
            .header("Cookie", "fengsui-session=" + admin.session());
    assertThat(THIEF.send(both.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(403);
    assertThat(get("/api/v1/me", admin.session()).statusCode()).isEqualTo(401);
    var cookie =
        HttpRequest.newBuilder(post.url().resolve("/api/v1/me"))
            .header("Cookie", "fengsui-session=" + token);
    assertThat(THIEF.send(cookie.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(401);
  }

  @Test
  void anAgentSpeaksForItselfOnly() throws Exception {
    var token = issue("bj-u-2", "agent");
    var line =
        """
        {"sequence":1,"at":"2026-01-01T00:00:00Z","agent":"bj-u-3","vantage":{"carrier":"unicom",\
        "province":"beijing","access":"fixed","side":"domestic"},"target":{"id":"t","host":"h.example",\
        "port":443,"side":"domestic","owner":"ours"},"stage":"connect","outcome":"ok","ms":1.0,\
        "peer":null,"evidence":{}}
        """;
    var request =
        HttpRequest.newBuilder(post.url().resolve("/api/agent/v1/observations"))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/x-ndjson")
            .header("Fengsui-Spool", "5e9f1a52-0d1c-4c0e-8c5e-0d5f8a1c9f10")
            .POST(BodyPublishers.ofString(line));
    var answer = THIEF.send(request.build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(new JsonMapper().readTree(answer.body()).at("/rejected").size()).isEqualTo(1);
    assertThat(answer.body()).contains("agent");
  }

  @Test
  void aTokenThatCannotBeLookedUpNowIsNotCalledWrong() throws Exception {
    var token = issue("patient", "viewer");
    var database = post.part(JdbcClient.class);
    database.sql("alter table token rename to elsewhere").update();
    try {
      var answer = get("/api/v1/me", token);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
      assertThat(answer.body()).contains("The database does not answer").doesNotContain("sql");
    } finally {
      database.sql("alter table elsewhere rename to token").update();
    }
    assertThat(get("/api/v1/me", token).statusCode()).isEqualTo(200);
  }

  private static String issue(String name, String role) throws Exception {
    var json = "{\"name\":\"%s\",\"role\":\"%s\"}".formatted(name, role);
    var answer = admin.send("POST", "/api/v1/tokens", json);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return new JsonMapper().readTree(answer.body()).at("/token").asString();
  }

  private static HttpResponse<String> get(String path, String token)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(post.url().resolve(path)).header("Authorization", "Bearer " + token);
    return THIEF.send(request.build(), BodyHandlers.ofString());
  }
}
