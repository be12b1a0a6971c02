package fengsui.server.orders;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import fengsui.client.failsafe.KeyText;
import fengsui.client.failsafe.TrustedKeys;
import fengsui.client.orders.Order;
import fengsui.client.orders.Place;
import fengsui.client.orders.Sheet;
import fengsui.server.Calls;
import fengsui.server.CommandPost;
import fengsui.server.Posts;
import fengsui.server.access.Audit;
import fengsui.server.access.Role;
import fengsui.server.config.Configuration;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Orders from the wish to the signed sheet, over HTTP.
class OrdersApiTest {

  private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");
  private static final KeyPair OURS = KeyText.generate();

  @TempDir static Path data;
  private static final AtomicReference<Instant> NOW = new AtomicReference<>(NOON);
  private static Configuration configuration;
  private static CommandPost post;
  private static Calls responder;
  private static Calls approver;

  @BeforeAll
  static void start() throws Exception {
    var file = Files.writeString(data.resolve("orders.key"), KeyText.write(OURS));
    configuration = Posts.configuration(data).withOrderKey(file);
    post = CommandPost.start(configuration, NOW::get);
    responder = Calls.as(Role.RESPONDER, "night", post);
    approver = Calls.as(Role.APPROVER, "chief", post);
  }

  @AfterAll
  static void stop() {
    responder.close();
    approver.close();
    post.close();
  }

  private static String propose(String carrier) {
    var answer =
        responder.post(
            "api/v1/orders",
            """
            {"carrier":"%s","province":"beijing","first":["httpdns","doh"],"skip":["local"],
             "minutes":120,"reason":"测到错误的地址","incident":"inc-7"}\
            """
                .formatted(carrier));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Calls.json(answer).at("/id").stringValue();
  }

  private static String state(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Calls.json(answer).at("/state").stringValue();
  }

  private static HttpResponse<String> fetch(String who, String token, String standing)
      throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(post.url() + "api/" + who + "/v1/orders"))
              .header("Authorization", "Bearer " + token)
              .header("Fengsui-Standing", standing);
      return client.send(request.build(), BodyHandlers.ofString(ISO_8859_1));
    }
  }

  private static Sheet open(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var keys = TrustedKeys.of(OURS.getPublic());
    return Sheet.open(answer.body().getBytes(ISO_8859_1), keys);
  }

  @Test
  void goesFromTheWishToTheSheetAndBackAndEverybodyIsHeardOf() throws Exception {
    try (var agent = Calls.as(Role.AGENT, "bj-1", post)) {
      var id = propose("unicom");
      assertThat(state(approver.post("api/v1/orders/" + id + "/issue", ""))).isEqualTo("running");

      var sheet = open(fetch("agent", agent.token(), "sequence=0&state=none&carrier=unicom"));
      assertThat(sheet.sequence()).isGreaterThanOrEqualTo(NOON.getEpochSecond());
      assertThat(sheet.orders())
          .filteredOn(order -> order.id().equals(id))
          .singleElement()
          .satisfies(order -> {
            assertThat(order.place()).isEqualTo(new Place("unicom", "beijing"));
            assertThat(order.expires()).isEqualTo(NOW.get().plus(Duration.ofHours(2)));
            assertThat(order.issuedBy()).isEqualTo("token chief");
            assertThat(order.reason()).isEqualTo("测到错误的地址");
          });
      var standing = "sequence=%d&state=followed&order=%s".formatted(sheet.sequence(), id);
      assertThat(fetch("agent", agent.token(), standing).statusCode()).isEqualTo(204);
      assertThat(followers()).contains("\"token\":\"bj-1\"").contains("\"state\":\"followed\"");

      assertThat(state(responder.post("api/v1/orders/" + id + "/withdraw", "")))
          .isEqualTo("withdrawn");
      var next = open(fetch("agent", agent.token(), standing));
      assertThat(next.sequence()).isGreaterThan(sheet.sequence());
      assertThat(next.orders()).extracting(Order::id).doesNotContain(id);
      assertThat(post.part(Audit.class).before(Long.MAX_VALUE, 20))
          .extracting(line -> line.who() + " " + line.what() + " " + line.subject())
          .contains(
              "token night order.propose " + id + " unicom/beijing",
              "token chief order.issue " + id + " unicom/beijing",
              "token night order.withdraw " + id + " unicom/beijing");
    }
  }

  private static String followers() {
    return Calls.json(responder.get("api/v1/orders")).at("/followers").toString();
  }

  @Test
  void applicationsFetchWithATokenThatOpensNothingElse() throws Exception {
    try (var client = Calls.as(Role.CLIENT, "shop", post)) {
      var id = propose("telecom");
      approver.post("api/v1/orders/" + id + "/issue", "");

      var sheet = open(fetch("client", client.token(), "state=none&name=pod-7&refusal=is+wrong"));

      assertThat(sheet.orders()).extracting(Order::id).contains(id);
      assertThat(followers()).contains("\"name\":\"pod-7\"").contains("\"refusal\":\"is wrong\"");
      assertThat(fetch("agent", client.token(), "state=none").statusCode()).isEqualTo(403);
      assertThat(client.get("api/v1/orders").statusCode()).isEqualTo(403);
      assertThat(fetch("client", client.token(), "nonsense").body())
          .contains("has a part without =; send KEY=VALUE&");
    }
  }

  @Test
  void whatCannotBeDoneSaysWhy() {
    var id = propose("mobile");
    assertThat(approver.post("api/v1/orders/ord-99999/issue", "").body())
        .contains("ord-99999: there is no such order");
    assertThat(state(responder.post("api/v1/orders/" + id + "/withdraw", "")))
        .isEqualTo("withdrawn");
    assertThat(approver.post("api/v1/orders/" + id + "/issue", "").body())
        .contains(id + ": is withdrawn; propose a new one");
    assertThat(responder.post("api/v1/orders/" + id + "/withdraw", "").body())
        .contains(id + ": is over already; nothing is to be done");
    assertThat(
            responder.post("api/v1/orders", "{\"first\":[\"doh\"],\"minutes\":9,\"reason\":\"\"}"))
        .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(409))
        .satisfies(answer -> assertThat(answer.body()).contains("reason: must be 1 to 300"));
  }

  @Test
  void whatWasProposedLongAgoIsProposedAnew() {
    var id = propose("mobile");
    NOW.set(NOW.get().plus(Duration.ofHours(13)));

    assertThat(approver.post("api/v1/orders/" + id + "/issue", "").body())
        .contains(id + ": was proposed over 12 h ago; propose it anew");
  }

  @Test
  void anOrderThatExpiredIsOver() {
    var id = propose("broadnet");
    approver.post("api/v1/orders/" + id + "/issue", "");
    NOW.set(NOW.get().plus(Duration.ofHours(3)));

    assertThat(responder.post("api/v1/orders/" + id + "/withdraw", "").body())
        .contains(id + ": is over already");
    assertThat(post.part(Orders.class).running()).extracting(Entry::id).doesNotContain(id);
  }

  @Test
  void withoutAKeyItSaysSo(@TempDir Path other) {
    try (var bare = Posts.start(other);
        var caller = Calls.as(Role.APPROVER, "chief", bare)) {
      var wish = "{\"first\":[\"doh\"],\"minutes\":9,\"reason\":\"x\"}";

      assertThat(caller.post("api/v1/orders", wish).body()).contains(SigningKey.MISSING);
      assertThat(caller.post("api/v1/orders/ord-1/issue", "").body()).contains(SigningKey.MISSING);
      assertThat(Calls.json(caller.get("api/v1/orders")).at("/key").stringValue()).isEmpty();
      assertThat(caller.get("api/v1/orders/sheet").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void aNewKeySignsWhatRunsAnew(@TempDir Path other) throws Exception {
    var next = KeyText.generate();
    var before = signed(OURS);
    var key = Files.writeString(data.resolve("next.key"), KeyText.write(next));
    var changed =
        new Configuration(
            0,
            "127.0.0.1",
            other,
            configuration.database(),
            null,
            null,
            Configuration.Retention.DEFAULT,
            Configuration.Catalogue.EMPTY,
            List.of());
    try (var again = CommandPost.start(changed.withOrderKey(key), NOW::get)) {
      var sheet = again.part(Orders.class).sheet().orElseThrow();

      assertThat(sheet.sequence()).isGreaterThan(before);
      assertThat(Sheet.open(sheet.bytes(), TrustedKeys.of(next.getPublic())).orders())
          .hasSameSizeAs(again.part(Orders.class).running());
    }
  }

  private static long signed(KeyPair pair) throws Exception {
    var id = propose("telecom");
    approver.post("api/v1/orders/" + id + "/issue", "");
    var sheet = post.part(Orders.class).sheet().orElseThrow();
    Sheet.open(sheet.bytes(), TrustedKeys.of(pair.getPublic()));
    return sheet.sequence();
  }
}
