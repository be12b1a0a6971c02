package fengsui.server.changes.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fengsui.model.Change;
import fengsui.server.Calls;
import fengsui.server.CommandPost;
import fengsui.server.Posts;
import fengsui.server.access.Role;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Changes that others tell of, over HTTP and in a real database.
class FeedApiTest {

  private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir static Path data;
  private static final AtomicReference<Instant> NOW = new AtomicReference<>(NOON);
  private static CommandPost post;
  private static Calls pipeline;
  private static Calls admin;

  @BeforeAll
  static void start() {
    post = CommandPost.start(Posts.configuration(data), NOW::get);
    pipeline = Calls.as(Role.RESPONDER, "pipeline", post);
    admin = Calls.as(Role.ADMIN, "admin", post);
  }

  @AfterAll
  static void stop() {
    pipeline.close();
    admin.close();
    post.close();
  }

  private static Change kept(String id) {
    return post.part(Altered.class).newest(200).stream()
        .map(Altered.Told::change)
        .filter(change -> change.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError(id + " is not kept"));
  }

  private static void taken(HttpResponse<String> answer, int stored, int duplicates) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo("{\"stored\":%d,\"duplicates\":%d}".formatted(stored, duplicates));
  }

  @Test
  void aChangeIsKeptOnceHoweverOftenItIsToldAndTheJudgeHearsOfIt() {
    var body = "{\"id\":\"d-1\",\"kind\":\"deploy\",\"at\":\"%s\"}".formatted(NOON);

    taken(pipeline.post("api/v1/changes/feed", body), 1, 0);
    taken(pipeline.post("api/v1/changes/feed", body), 0, 1);
    taken(pipeline.post("api/v1/changes/feed", "[%s]".formatted(body.replace("d-1", "d-2"))), 1, 0);

    assertThat(post.part(Altered.class).weighed()).extracting(Change::id).contains("d-1", "d-2");
    assertThat(Calls.json(admin.get("api/v1/changes/feed")).at("/changes").toString())
        .contains("\"source\":\"token pipeline\"");
  }

  @Test
  void aClockThatIsAheadIsNotBelieved() {
    var body =
        "{\"id\":\"ahead\",\"kind\":\"deploy\",\"at\":\"%s\"}".formatted(NOON.plusSeconds(3600));

    pipeline.post("api/v1/changes/feed", body);

    assertThat(kept("ahead").at()).isEqualTo(NOW.get());
  }

  @Test
  void aPushIsItsHead() {
    var push =
        """
        {"ref":"refs/heads/main","before":"a","after":"4f2a",
         "repository":{"full_name":"shop/config"},"pusher":{"name":"kim"},
         "head_commit":{"id":"4f2a","message":"raise the limit","timestamp":"2026-11-23T12:00:00+08:00"},
         "commits":[{"id":"4f2a"}]}\
        """;

    taken(pipeline.post("api/v1/changes/feed?from=git", push), 1, 0);

    var change = kept("git:shop/config@4f2a");
    assertThat(change.kind()).isEqualTo("config");
    assertThat(change.author()).isEqualTo("kim");
    assertThat(change.at()).isEqualTo(NOW.get());
    assertThat(change.fields())
        .containsEntry("ref", "refs/heads/main")
        .containsEntry("message", "raise the limit");
    var deleted = push.replace("4f2a", "0".repeat(40));
    taken(pipeline.post("api/v1/changes/feed?from=git", deleted), 0, 0);
  }

  @Test
  void aNacosConfigurationIsKnownByItsContentWhichIsNotKept() {
    var news =
        """
        {"dataId":"pay.yaml","group":"PAY","tenant":"prod","md5":"9b1c","appName":"pay",
         "content":"password: secret","srcUser":"kim","lastModifiedTs":"1795492800000"}\
        """;

    taken(pipeline.post("api/v1/changes/feed?from=nacos", news), 1, 0);
    taken(pipeline.post("api/v1/changes/feed?from=nacos", news), 0, 1);

    var change = kept("nacos:prod/PAY/pay.yaml@9b1c");
    assertThat(change.at()).isEqualTo(Instant.ofEpochMilli(1_795_492_800_000L));
    assertThat(change.fields()).containsEntry("service", "pay").doesNotContainKey("content");
  }

  @Test
  void eachReleaseOfAnApolloNotificationIsAChange() {
    var news =
        """
        [{"namespaceName":"application","notificationId":101,
          "messages":{"details":{"pay+default+application":101,"pay+gray+application":99}}}]\
        """;

    taken(pipeline.post("api/v1/changes/feed?from=apollo", news), 2, 0);

    assertThat(kept("apollo:pay+gray+application@99").fields())
        .containsEntry("service", "pay")
        .containsEntry("namespace", "application")
        .containsEntry("release", "99");
  }

  @Test
  void aDeployNamesItsServiceAndVersion() {
    var news =
        """
        {"service":"pay","version":"1.4.2","environment":"prod","actor":"kim","run":"771",
         "at":"2026-11-24T11:59:00+08:00"}\
        """;

    taken(pipeline.post("api/v1/changes/feed?from=deploy", news), 1, 0);

    assertThat(kept("deploy:pay@1.4.2/prod/771").at()).isEqualTo(NOON.minusSeconds(60));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "change | {                         | body: is no JSON; see openapi",
        "change | {\"id\":\"x\"}            | kind",
        "git    | {\"ref\":\"r\"}           | field after: is not there; send what a push hook"
            + " sends",
        "git    | []                        | body: is no JSON object; send what a push hook sends",
        "nacos  | {}                        | field dataId: is not there; send what a Nacos"
            + " listener sends",
        "apollo | {}                        | body: is no JSON array; send what Apollo's"
            + " /notifications/v2 answers",
        "deploy | {\"service\":\"a\"}       | field version: is not there; send what a deploy hook"
            + " sends",
        "deploy | {\"service\":\"a\",\"version\":\"1\",\"at\":\"noon\"} | field at: is no time;"
            + " write it like 2025-08-12T11:41:03Z",
        "svn    | {}                        | form: svn is none; write change, git, nacos, apollo"
            + " or deploy"
      })
  void whatCannotBeReadIsRefusedWithItsPlace(String from, String body, String problem) {
    var answer = pipeline.post("api/v1/changes/feed?from=" + from, body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Calls.json(answer).at("/detail").stringValue()).contains(problem);
  }

  private static String secret(String name, String form) {
    var answer = admin.put("api/v1/changes/sources/" + name + "?form=" + form, "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Calls.json(answer).at("/secret").stringValue();
  }

  private static HttpResponse<String> hook(String name, String body, String... headers)
      throws Exception {
    var request =
        HttpRequest.newBuilder(post.url().resolve("api/v1/changes/feed/" + name))
            .timeout(Duration.ofSeconds(30))
            .headers(headers)
            .POST(BodyPublishers.ofString(body));
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> signed(String name, String secret, Instant at, String body)
      throws Exception {
    var time = String.valueOf(at.getEpochSecond());
    var signature = "sha256=" + Sources.sign(secret, (time + "." + body).getBytes(UTF_8));
    return hook(name, body, "Fengsui-Timestamp", time, "Fengsui-Signature", signature);
  }

  @Test
  void aWebhookIsTakenOnceBySignatureAndNeverOld() throws Exception {
    var secret = secret("ci", "deploy");
    var body = "{\"service\":\"pay\",\"version\":\"2\"}";
    var now = NOW.get();

    taken(signed("ci", secret, now, body), 1, 0);
    taken(signed("ci", secret, now, body), 0, 1);
    for (var old : List.of(now.minusSeconds(301), now.plusSeconds(301))) {
      assertThat(signed("ci", secret, old, body).body())
          .contains("header Fengsui-Timestamp: is over 5 min from our time");
    }
    assertThat(signed("ci", secret + "0", now, body).body()).contains(Proof.UNPROVEN);
    assertThat(signed("no-such", secret, now, body).body()).contains(Proof.UNPROVEN);
    assertThat(hook("ci", body, "Fengsui-Signature", "sha256=00").body())
        .contains("header Fengsui-Timestamp: is no time; send the seconds since 1970");
    secret("ci", "deploy");
    assertThat(signed("ci", secret, now, body).body()).contains(Proof.UNPROVEN);
    assertThat(admin.delete("api/v1/changes/sources/ci").statusCode()).isEqualTo(204);
  }

  @Test
  void aPushHookMaySignItsBodyAlone() throws Exception {
    var secret = secret("github", "git");
    var body = "{\"after\":\"77aa\",\"repository\":{\"full_name\":\"shop/pay\"}}";
    var signature = "sha256=" + Sources.sign(secret, body.getBytes(UTF_8));

    taken(hook("github", body, "X-Hub-Signature-256", signature), 1, 0);
    NOW.set(NOW.get().plus(Duration.ofHours(3)));
    taken(hook("github", body, "X-Hub-Signature-256", signature), 0, 1);

    assertThat(kept("git:shop/pay@77aa").at()).isEqualTo(NOON);
  }
}
