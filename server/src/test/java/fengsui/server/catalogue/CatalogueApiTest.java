package fengsui.server.catalogue;

import static fengsui.server.Calls.json;
import static org.assertj.core.api.Assertions.assertThat;

import fengsui.server.Calls;
import fengsui.server.CommandPost;
import fengsui.server.Posts;
import fengsui.server.access.Role;
import fengsui.server.config.Configuration;
import fengsui.server.config.Entries;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class CatalogueApiTest {

  private static final String SHOP =
      """
      {"id": "%s", "url": "https://shop.example/", "side": "overseas"}
      """;

  @TempDir static Path data;
  private static CommandPost post;
  private static Calls approver;
  private static Calls viewer;

  @BeforeAll
  static void start() {
    post = Posts.start(data);
    approver = Calls.as(Role.APPROVER, "approver", post);
    viewer = Calls.as(Role.VIEWER, "viewer", post);
  }

  @AfterAll
  static void stop() {
    approver.close();
    viewer.close();
    post.close();
  }

  @Test
  void aTargetThatIsPutIsThereAndInThePlan() {
    var put = approver.put("api/v1/targets/shop", SHOP.formatted("shop"));
    var read = viewer.get("api/v1/targets/shop");

    assertThat(put.statusCode()).isEqualTo(201);
    assertThat(read.statusCode()).isEqualTo(200);
    assertThat(read.headers().firstValue("ETag")).isEqualTo(put.headers().firstValue("ETag"));
    assertThat(json(read).get("host").stringValue()).isEqualTo("shop.example");
    assertThat(json(read).get("changedBy").stringValue()).isEqualTo("token approver");
    assertThat(names(viewer.get("api/v1/targets"), "targets", "id")).contains("shop");
    assertThat(post.part(Catalogue.class).plan("any").checks())
        .anyMatch(check -> check.target().id().equals("shop"));
  }

  @Test
  void whatWasReadCanBeSentBackAndSomebodyElsesChangeIsNotOverwritten() {
    approver.put("api/v1/targets/pair", SHOP.formatted("pair"));
    var read = viewer.get("api/v1/targets/pair").body();

    var mine = approver.put("api/v1/targets/pair", read.replace("important", "critical"));
    var theirs = approver.put("api/v1/targets/pair", read.replace("important", "minor"));

    assertThat(mine.statusCode()).isEqualTo(200);
    assertThat(theirs.statusCode()).isEqualTo(412);
    assertThat(problems(theirs).getFirst())
        .startsWith(
            "was changed since you looked; look at it again, and send If-Match: \""
                + json(mine).get("revision").asLong());
    assertThat(json(viewer.get("api/v1/targets/pair")).get("criticality").stringValue())
        .isEqualTo("critical");
  }

  @Test
  void ifMatchDecidesAsTheRevisionDoesAndWithoutEitherNothingIsOverwritten() {
    var first = approver.put("api/v1/targets/tag", SHOP.formatted("tag"));
    var tag = first.headers().firstValue("ETag").orElseThrow();
    var changed = SHOP.formatted("tag").replace("overseas", "domestic");

    var blind = approver.put("api/v1/targets/tag", changed);
    var seen = approver.put("api/v1/targets/tag", changed, "If-Match", tag);
    var stale = approver.put("api/v1/targets/tag", changed, "If-Match", tag);
    var nonsense = approver.put("api/v1/targets/tag", changed, "If-Match", "x");

    assertThat(blind.statusCode()).isEqualTo(428);
    assertThat(seen.statusCode()).isEqualTo(200);
    assertThat(stale.statusCode()).isEqualTo(412);
    assertThat(nonsense.statusCode()).isEqualTo(400);
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    var answer =
        approver.put(
            "api/v1/targets/wrong",
            """
            {"id": "other", "url": "shop.example", "syde": "overseas", "owner": "self"}
            """);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(problems(answer))
        .containsExactly(
            "syde is not a known key; did you mean side?",
            "url has no scheme: \"shop.example\"; write https://HOST[:PORT][/PATH], http://…,"
                + " tls://… or tcp://…",
            "side is missing; write domestic or overseas",
            "owner is kept for agents; write ours, provider:NAME or control");
  }

  @Test
  void theIdInTheAddressMustBeTheOneInTheEntry() {
    var answer = approver.put("api/v1/targets/one", SHOP.formatted("other"));

    assertThat(problems(answer))
        .containsExactly("id is \"other\", but the address says \"one\"; make them one");
  }

  @Test
  void aPlanMayNameOnlyWhatThereIsAndWhatItNamesStays() {
    approver.put("api/v1/targets/planned", SHOP.formatted("planned"));
    var bad =
        approver.put(
            "api/v1/plans/p",
            """
            {"name": "p", "agents": ["nobody"], "targets": ["planed"], "every": "2s"}
            """);
    var good = approver.put("api/v1/plans/p", "{\"name\": \"p\", \"targets\": [\"planned\"]}");
    var removal = approver.delete("api/v1/targets/planned");

    assertThat(bad.statusCode()).isEqualTo(409);
    assertThat(problems(bad))
        .containsExactly(
            "agents[0] names no agent: \"nobody\"; add that agent, or name another",
            "targets[0] names no target: \"planed\"; did you mean planned?");
    assertThat(good.statusCode()).isEqualTo(201);
    assertThat(problems(removal))
        .containsExactly("is named by plan \"p\"; take it out of that plan first");
    assertThat(approver.delete("api/v1/plans/p").statusCode()).isEqualTo(204);
    assertThat(approver.delete("api/v1/targets/planned").statusCode()).isEqualTo(204);
    assertThat(viewer.get("api/v1/targets/planned").statusCode()).isEqualTo(404);
  }

  @Test
  void aPlanSentToTheApiCannotReadTheServersFiles() {
    var answer =
        approver.put("api/v1/plans/f", "{\"name\": \"f\", \"authoritiesFile\": \"/etc/passwd\"}");

    assertThat(problems(answer))
        .containsExactly(
            "authoritiesFile is for the post's own file; send the text as authorities");
  }

  @Test
  void whatStandsInTheFileIsChangedInTheFileOnly() {
    var entry = Entries.readTarget(SHOP.formatted("filed"));
    var file = new Configuration.Catalogue(List.of(entry), List.of(), List.of());
    post.part(Catalogue.class).adopt(file);

    var read = json(viewer.get("api/v1/targets/filed"));
    var put = approver.put("api/v1/targets/filed", read.toString());
    var delete = approver.delete("api/v1/targets/filed");

    assertThat(read.get("origin").stringValue()).isEqualTo("file");
    assertThat(put.statusCode()).isEqualTo(409);
    assertThat(delete.statusCode()).isEqualTo(409);
    assertThat(problems(put))
        .containsExactly(
            "stands in the configuration file; change it there; it is read again at once");
  }

  @Test
  void theHistoryTellsWhoChangedWhatWhen() {
    approver.put(
        "api/v1/vantages/bj-7",
        "{\"agent\":\"bj-7\",\"carrier\":\"unicom\",\"side\":\"domestic\"}");
    approver.delete("api/v1/vantages/bj-7");

    var changes = json(viewer.get("api/v1/history?kind=vantage&id=bj-7")).get("changes");

    assertThat(changes.size()).isEqualTo(2);
    assertThat(changes.get(0).get("after").isNull()).isTrue();
    assertThat(changes.get(0).get("before").get("carrier").stringValue()).isEqualTo("unicom");
    assertThat(changes.get(1).get("author").stringValue()).isEqualTo("token approver");
    assertThat(changes.get(1).get("at").stringValue()).endsWith("Z");
    assertThat(viewer.get("api/v1/history?kind=nothing").statusCode()).isEqualTo(400);
    assertThat(viewer.get("api/v1/history?limit=100000").statusCode()).isEqualTo(400);
  }

  @Test
  void markupInNamesAndNotesIsKeptAsText() {
    var id = "<img src=x onerror=alert(1)>";
    var path = "api/v1/targets/%3Cimg%20src=x%20onerror=alert(1)%3E";
    var body = SHOP.formatted(id).replace("\"side\"", "\"note\": \"<script>1</script>\", \"side\"");

    var put = approver.put(path, body);
    var read = viewer.get(path);

    assertThat(put.statusCode()).isEqualTo(201);
    assertThat(json(read).get("id").stringValue()).isEqualTo(id);
    assertThat(json(read).get("note").stringValue()).isEqualTo("<script>1</script>");
    assertThat(read.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
  }

  @Test
  void onlyApproversChangeAnything() {
    assertThat(viewer.put("api/v1/targets/mine", SHOP.formatted("mine")).statusCode())
        .isEqualTo(403);
    assertThat(viewer.delete("api/v1/targets/shop").statusCode()).isEqualTo(403);
  }

  @Test
  void aBodyWithoutEndIsNotRead() {
    var answer = approver.put("api/v1/targets/big", "#" + "x".repeat(300_000));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(problems(answer)).containsExactly("is longer than 256 KiB; send one entry");
  }

  private static List<String> names(HttpResponse<String> response, String list, String key) {
    return StreamSupport.stream(json(response).get(list).spliterator(), false)
        .map(it -> it.get(key).stringValue())
        .toList();
  }

  private static List<String> problems(HttpResponse<String> response) {
    return StreamSupport.stream(json(response).get("problems").spliterator(), false)
        .map(CatalogueApiTest::words)
        .toList();
  }

  private static String words(JsonNode problem) {
    var path = problem.get("path").stringValue();
    return (path.isEmpty() ? "" : path + " ")
        + problem.get("problem").stringValue()
        + "; "
        + problem.get("remedy").stringValue();
  }
}
