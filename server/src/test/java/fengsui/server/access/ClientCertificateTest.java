package fengsui.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fengsui.server.CommandPost;
import fengsui.server.Posts;
import fengsui.server.config.Configuration;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A post that wants its agents' certificates, over real TLS.
@Timeout(60)
class ClientCertificateTest {

  private static final String PLAN = "/api/agent/v1/plan";

  @TempDir static Path data;
  private static Keys keys;
  private static CommandPost post;
  private static String token;

  @BeforeAll
  static void start() throws Exception {
    keys = new Keys(data);
    keys.make("post", "");
    keys.make("agents", "");
    keys.make("known", "agents");
    keys.make("others", "");
    keys.make("foreign", "others");
    var tls =
        new Configuration.Tls(
            keys.file("post.pem"), keys.file("post.key"), keys.file("agents.pem"));
    var configuration =
        new Configuration(
            0,
            "127.0.0.1",
            data,
            Posts.database(),
            tls,
            null,
            Configuration.Retention.DEFAULT,
            Configuration.Catalogue.EMPTY,
            List.of());
    post = CommandPost.start(configuration);
    token = post.part(Tokens.class).issue("known", Role.AGENT);
  }

  @AfterAll
  static void stop() {
    post.close();
  }

  private static HttpResponse<String> get(SSLContext tls, String path, String bearer)
      throws Exception {
    try (var client = HttpClient.newBuilder().sslContext(tls).build()) {
      var request =
          HttpRequest.newBuilder(post.url().resolve(path))
              .header("Authorization", "Bearer " + bearer)
              .build();
      return client.send(request, BodyHandlers.ofString());
    }
  }

  @Test
  void anAgentWithCertificateAndTokenIsHeard() throws Exception {
    assertThat(get(keys.client("post", "known"), PLAN, token).statusCode()).isEqualTo(200);
  }

  @Test
  void aCertificateIsNoToken() throws Exception {
    assertThat(get(keys.client("post", "known"), PLAN, "fs_guess").statusCode()).isEqualTo(401);
  }

  @Test
  void anAgentWithoutCertificateIsToldWhatItLacks() throws Exception {
    var answer = get(keys.stranger("post"), PLAN, token);

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body())
        .isEqualTo(
            """
            {"status":403,"title":"This agent showed no certificate of the post's client \
            authorities","detail":"Start it with a certificate that one of them signed, and its \
            key."}
            """);
    assertThat(post.part(Audit.class).before(Long.MAX_VALUE, 5))
        .anySatisfy(line -> {
          assertThat(line.who()).contains("known");
          assertThat(line.result()).isEqualTo("refused: no client certificate");
        });
  }

  @Test
  void anAgentWithAForeignCertificateKeepsItToItselfAndIsToldTheSame() throws Exception {
    assertThat(get(keys.client("post", "foreign"), PLAN, token).statusCode()).isEqualTo(403);
  }

  @Test
  void aForeignCertificateThatIsPushedEndsTheHandshake() throws Exception {
    var pushing = keys.pushing("post", "foreign");

    assertThatThrownBy(() -> get(pushing, PLAN, token))
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("Received fatal alert: certificate_unknown");
  }

  @Test
  void browsersAndOtherProgramsNeedNone() throws Exception {
    var viewer = post.part(Tokens.class).issue("eyes", Role.VIEWER);

    assertThat(get(keys.stranger("post"), "/sign-in", "").statusCode()).isEqualTo(200);
    assertThat(get(keys.stranger("post"), "/api/v1/me", viewer).statusCode()).isEqualTo(200);
  }
}
