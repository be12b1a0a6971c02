package fengsui.server.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fengsui.server.CommandPost;
import fengsui.server.Posts;
import fengsui.server.access.Role;
import fengsui.server.access.Tokens;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaymentApiTest {

  @TempDir static Path data;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static CommandPost post;

  @BeforeAll
  static void start() {
    post = Posts.start(data);
  }

  @AfterAll
  static void stop() {
    post.close();
  }

  private static String payment(String id, String label, String off) {
    return """
    {"id":"%s","at":"2025-01-16T14:40:00+08:00","scene":"transfer","amount":"100.00",\
    "paid":"80.00","currency":"CNY","discounts":[{"label":"%s","amount":"%s"}],\
    "region":"beijing","user":"u-%s","status":"success"}
    """
        .formatted(id, label, off, id);
  }

  private static HttpResponse<String> send(CommandPost to, Role role, byte[] body, boolean packed)
      throws Exception {
    var request = request(to, role, "/api/v1/payments").POST(BodyPublishers.ofByteArray(body));
    return CLIENT.send(
        (packed ? request.header("Content-Encoding", "gzip") : request).build(),
        BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(CommandPost to, Role role, String path) {
    var token = to.part(Tokens.class).issue("till-" + System.nanoTime(), role);
    return HttpRequest.newBuilder(to.url().resolve(path))
        .header("Authorization", "Bearer " + token);
  }

  private static HttpResponse<String> exposure(CommandPost of, String where) throws Exception {
    var asked = "/api/v1/payments/exposure?where=" + URLEncoder.encode(where, UTF_8);
    return CLIENT.send(request(of, Role.VIEWER, asked).GET().build(), BodyHandlers.ofString());
  }

  @Test
  void whatIsSentTwiceIsKeptOnceAndCountedToTheFen() throws Exception {
    var body = (payment("a1", "A", "20.10") + payment("a2", "A", "0.20")).getBytes(UTF_8);

    var first = send(post, Role.RESPONDER, body, false);
    var second = send(post, Role.RESPONDER, AgentCalls.gzip(body), true);

    assertThat(first.body())
        .isEqualTo("{\"stored\":2,\"duplicates\":0,\"quarantined\":0,\"rejected\":[]}");
    assertThat(second.body())
        .isEqualTo("{\"stored\":0,\"duplicates\":2,\"quarantined\":0,\"rejected\":[]}");
    assertThat(exposure(post, "label = 'A'").body())
        .startsWith("{\"payments\":2,\"people\":2,\"amount\":\"20.30\",\"currency\":\"CNY\"");
  }

  @Test
  void aBadLineIsKeptAsideWithItsPlaceAndTheRestIsTaken() throws Exception {
    var body = payment("b1", "B", "1.00") + payment("b2", "B", "NaN") + "{]\n";

    var answer = send(post, Role.RESPONDER, body.getBytes(UTF_8), false);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .startsWith("{\"stored\":1,\"duplicates\":0,\"quarantined\":2,\"rejected\":[{\"place\":")
        .contains("\"place\":\"line 2, field discounts[0].amount\"")
        .contains("\"place\":\"line 3, column 2\"");
    assertThat(quarantine())
        .contains("\"place\":\"line 2, field discounts[0].amount\"")
        .contains("\\\"amount\\\":\\\"NaN\\\"");
  }

  private static String quarantine() throws IOException {
    return Files.readString(data.resolve("payments").resolve("quarantine.ndjson"));
  }

  @Test
  void whatWasAcknowledgedIsThereAfterARestart(@TempDir Path other) throws Exception {
    try (var before = Posts.start(other)) {
      send(before, Role.RESPONDER, payment("r1", "R", "1.00").getBytes(UTF_8), false);
    }
    try (var after = Posts.start(other)) {
      var again = send(after, Role.RESPONDER, payment("r1", "R", "1.00").getBytes(UTF_8), false);

      assertThat(again.body()).startsWith("{\"stored\":0,\"duplicates\":1");
      assertThat(exposure(after, "label = 'R'").body()).startsWith("{\"payments\":1,");
    }
  }

  @Test
  void aPostThatCannotKeepPaymentsSaysWhenToTryAgain(@TempDir Path other) throws Exception {
    try (var blocked = Posts.start(other);
        var _ = fengsui.history.store.Store.open(other.resolve("payments"))) {
      var answer = send(blocked, Role.RESPONDER, payment("x", "X", "1.00").getBytes(UTF_8), false);

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).contains("2");
      assertThat(answer.body())
          .contains("post: cannot keep payments at the moment; send the same batch again");
    }
  }

  @Test
  void whoMayOnlyLookAddsNothingAndAWrongConditionIsTold() throws Exception {
    var sent = send(post, Role.VIEWER, payment("v", "V", "1.00").getBytes(UTF_8), false);
    var asked = exposure(post, "label > 'A'");

    assertThat(sent.statusCode()).isEqualTo(403);
    assertThat(asked.statusCode()).isEqualTo(400);
    assertThat(asked.body()).contains("where, column 7: label has no order; ask with =, != or in");
  }
}
