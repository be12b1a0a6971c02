package fengsui.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fengsui.server.CommandPost;
import fengsui.server.Posts;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Users, tokens and the audit by API.
class PeopleTest {

  private static final JsonMapper JSON = new JsonMapper();

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
  void aNewUserSignsInWithThePasswordToldOnce() throws Exception {
    var made = ask("POST", "/api/v1/users", "{\"name\":\"王 Wei\",\"role\":\"responder\"}", 201);

    var answer =
        post.part(Porter.class)
            .check("王 wei", made.at("/password").asString(), Place.at("127.0.0.1"));

    assertThat(answer).isInstanceOf(Porter.Answer.Welcome.class);
    assertThat(made.at("/user/role").asString()).isEqualTo("responder");
    assertThat(ask("GET", "/api/v1/users", "", 200).toString())
        .contains("王 Wei")
        .doesNotContain("password", "argon2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "",
        " a",
        "a\\n",
        "a'--",
        "../a",
        "a\\u202eb",
        "\\u0000"
      })
  void namesThatAreMoreThanNamesAreRefused(String name) throws Exception {
    var json = "{\"name\":\"%s\",\"role\":\"viewer\"}".formatted(name);

    assertThat(ask("POST", "/api/v1/users", json, 400).at("/detail").asString())
        .startsWith("name: ");
    assertThat(ask("POST", "/api/v1/tokens", json, 400).at("/detail").asString())
        .startsWith("name: ");
  }

  @Test
  void badRequestsAreToldWhatIsWrongAndNothingElse() throws Exception {
    assertThat(detail("POST", "/api/v1/users", "{\"name\":\"x\"}"))
        .isEqualTo("role: is missing; give one");
    assertThat(detail("POST", "/api/v1/users", "{\"name\":\"x\",\"role\":\"king\"}"))
        .startsWith("role: must be one of ")
        .endsWith("but is king");
    assertThat(detail("POST", "/api/v1/users", "{\"name\":\"x\",\"role\":\"agent\"}"))
        .isEqualTo("role: a person must be a viewer, responder, approver or admin; choose one");
    assertThat(detail("POST", "/api/v1/users", "{\"name\":\"ADMIN\",\"role\":\"viewer\"}"))
        .isEqualTo("name: ADMIN is taken; choose another");
    assertThat(detail("POST", "/api/v1/users", "{"))
        .isEqualTo("body: is not the JSON expected; see openapi");
    assertThat(ask("PUT", "/api/v1/users/999999", "{}", 404).at("/title").asString())
        .isEqualTo("There is nothing here");
  }

  @Test
  void anotherRoleOrNoneEndsTheSessionsOfThatUser() throws Exception {
    var account = account("moved", Role.ADMIN);
    try (var before = Visitor.of(post, account)) {
      assertThat(before.get("/api/v1/users").statusCode()).isEqualTo(200);
      ask("PUT", "/api/v1/users/" + account.id(), "{\"role\":\"viewer\"}", 200);
      assertThat(before.get("/api/v1/me").statusCode()).isEqualTo(401);
    }
    try (var after = Visitor.of(post, account)) {
      assertThat(after.get("/api/v1/users").statusCode()).isEqualTo(403);
      ask("PUT", "/api/v1/users/" + account.id(), "{\"disabled\":true}", 200);
      assertThat(after.get("/api/v1/me").statusCode()).isEqualTo(401);
    }
    assertThat(
            post.part(Porter.class).check("moved", "correct horse battery", Place.at("127.0.0.1")))
        .isEqualTo(new Porter.Answer.Wrong());
  }

  @Test
  void theLastAdministratorStays(@TempDir Path other) throws Exception {
    try (var lonely = Posts.start(other)) {
      var accounts = lonely.part(Accounts.class);
      var last = accounts.find("admin").orElseThrow();
      accounts.vouched("https://idp.example", "1", "elsewhere", Role.ADMIN);

      assertThatThrownBy(() -> accounts.disable(last.id(), true))
          .hasMessage("account: it is the last administrator with a password; make another first");
      assertThatThrownBy(() -> accounts.role(last.id(), Role.VIEWER))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(accounts.find("admin")).hasValue(last);

      accounts.create("second", Role.ADMIN, "correct horse battery");
      accounts.disable(last.id(), true);
      assertThat(accounts.find("admin").orElseThrow().disabled()).isTrue();

      var password = lonely.part(FirstAdministrator.class).renew();
      assertThat(lonely.part(Porter.class).check("admin", password, Place.at("127.0.0.1")))
          .as("whoever has the machine has the post")
          .isInstanceOf(Porter.Answer.Welcome.class);
    }
  }

  @Test
  void peopleChangeTheirOwnPasswordAndTheirOtherSessionsEnd() throws Exception {
    var account = account("changer", Role.VIEWER);
    try (var here = Visitor.of(post, account);
        var elsewhere = Visitor.of(post, account)) {
      var wrong = here.send("POST", "/api/v1/me/password", passwords("not my password"));
      assertThat(wrong.statusCode()).isEqualTo(400);
      assertThat(wrong.body()).contains("current: is not your password; type it again");

      var right = here.send("POST", "/api/v1/me/password", passwords("correct horse battery"));

      assertThat(right.statusCode()).isEqualTo(204);
      assertThat(right.headers().firstValue("Set-Cookie")).isPresent();
      assertThat(elsewhere.get("/api/v1/me").statusCode()).isEqualTo(401);
      assertThat(
              post.part(Porter.class).check("changer", "another horse here", Place.at("127.0.0.1")))
          .isInstanceOf(Porter.Answer.Welcome.class);
    }
  }

  @Test
  void theAuditTellsWhoDidWhatAndCannotBeChanged() throws Exception {
    var made = ask("POST", "/api/v1/users", "{\"name\":\"audited\",\"role\":\"viewer\"}", 201);
    ask("PUT", "/api/v1/users/" + made.at("/user/id").asInt(), "{\"disabled\":true}", 200);

    var lines = ask("GET", "/api/v1/audit?limit=2", "", 200).at("/lines");

    assertThat(lines.get(0).at("/what").asString()).isEqualTo("user.disable");
    assertThat(lines.get(0).at("/subject").asString()).isEqualTo("user audited");
    assertThat(lines.get(0).at("/who").asString()).startsWith("user admin");
    assertThat(lines.get(0).at("/address").asString()).isEqualTo("127.0.0.1");
    assertThat(lines.get(0).at("/result").asString()).isEqualTo("ok");
    assertThat(lines.get(1).at("/what").asString()).isEqualTo("user.create");
    for (var crime :
        new String[] {"delete from audit", "update audit set who = 'x'", "truncate audit"}) {
      assertThatThrownBy(() -> post.part(JdbcClient.class).sql(crime).update())
          .rootCause()
          .hasMessageContaining("audit is append-only");
    }
  }

  @Test
  void changesThatNoHandlerNotesAreNotedAllTheSame() throws Exception {
    ask("POST", "/api/v1/incidents/inc-0/acknowledge", "{}", 404);
    ask("GET", "/api/v1/incidents/inc-0", "", 404);

    var line = ask("GET", "/api/v1/audit?limit=1", "", 200).at("/lines").get(0);

    assertThat(line.at("/what").asString()).isEqualTo("request");
    assertThat(line.at("/subject").asString())
        .isEqualTo("POST /api/v1/incidents/inc-0/acknowledge");
    assertThat(line.at("/result").asString()).isEqualTo("refused: 404");
  }

  private static String passwords(String current) {
    return "{\"current\":\"%s\",\"wanted\":\"another horse here\"}".formatted(current);
  }

  private static Account account(String name, Role role) {
    return post.part(Accounts.class).create(name, role, "correct horse battery");
  }

  private static String detail(String method, String path, String json) throws Exception {
    return ask(method, path, json, 400).at("/detail").asString();
  }

  private static JsonNode ask(String method, String path, String json, int status)
      throws Exception {
    var answer = admin.send(method, path, json);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JSON.readTree(answer.body());
  }
}
