package fengsui.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import fengsui.server.CommandPost;
import fengsui.server.Posts;
import fengsui.server.config.Configuration;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Signing in with an identity provider that really answers, and with one that lies or is dead.
class OidcTest {

  private static final HttpClient BROWSER = HttpClient.newHttpClient();
  private static final List<String> OPERATORS = List.of("staff", "operators");

  @TempDir static Path data;
  private static TestProvider provider;
  private static CommandPost post;

  private record Way(URI question, String cookie) {
    String state() {
      return TestProvider.fields(question.getRawQuery()).get("state");
    }
  }

  @BeforeAll
  static void start() {
    provider = new TestProvider();
    post = CommandPost.start(trusting(provider.issuer(), data), Instant::now);
  }

  @AfterAll
  static void stop() {
    post.close();
    provider.close();
  }

  @Test
  void aPersonOfAKnownGroupGetsItsRoleUnderANameNobodyHereCanHave() throws Exception {
    var way = there("/api/v1/me");
    var back = back(way, way.state(), provider.yes(way.question(), OPERATORS, same()));

    assertThat(back.statusCode()).isEqualTo(303);
    assertThat(back.headers().firstValue("Location")).hasValue("/api/v1/me");
    var session = cookie(back, "fengsui-session");
    var me = get("/api/v1/me", session);
    assertThat(me.body())
        .contains("\"role\":\"responder\"", "\"name\":\"_b_admin__b_ (127.0.0.1)\"");
  }

  @Test
  void theWayBackFromAnotherSiteLoadsThePageOnceMoreSoThatTheStrictCookieIsSent() throws Exception {
    var way = there("/x");
    var code = provider.yes(way.question(), OPERATORS, same());
    var request =
        request("/sign-in/oidc/callback?state=" + way.state() + "&code=" + code, way.cookie())
            .header("Sec-Fetch-Site", "cross-site");
    var back = BROWSER.send(request.build(), BodyHandlers.ofString());

    assertThat(back.statusCode()).isEqualTo(200);
    assertThat(back.body()).contains("<meta http-equiv=\"refresh\" content=\"0; url=/x\">");
    assertThat(cookie(back, "fengsui-session")).isNotEmpty();
  }

  static Stream<Arguments> lies() {
    return Stream.of(
        lie("nonce", claims -> claims.claim("nonce", "another")),
        lie("no nonce", claims -> claims.claim("nonce", null)),
        lie("issuer", claims -> claims.issuer("http://127.0.0.1:1")),
        lie("audience", claims -> claims.audience("another")),
        lie("time", claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(600)))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lies")
  void anAnswerThatDoesNotFitTheQuestionIsRefused(
      String what, UnaryOperator<JWTClaimsSet.Builder> lie) throws Exception {
    var way = there("/");
    refused(back(way, way.state(), provider.yes(way.question(), OPERATORS, lie)));
  }

  @Test
  void anAnswerSignedBySomebodyElseIsRefused() throws Exception {
    var way = there("/");
    refused(back(way, way.state(), provider.forged(way.question(), OPERATORS)));
  }

  @Test
  void anAnswerToAQuestionThatNobodyAskedIsRefused() throws Exception {
    var way = there("/");
    var code = provider.yes(way.question(), OPERATORS, same());
    refused(back(way, "made-up", code));
    refused(back(new Way(way.question(), "fengsui-visit=other"), way.state(), code));
  }

  @Test
  void anAnswerCountsOnce() throws Exception {
    var way = there("/");
    var code = provider.yes(way.question(), OPERATORS, same());
    assertThat(back(way, way.state(), code).statusCode()).isEqualTo(303);
    refused(back(way, way.state(), code));
  }

  @Test
  void aCodeOfAnotherQuestionIsRefused() throws Exception {
    var stolen = provider.yes(there("/").question(), OPERATORS, same());
    var way = there("/");
    refused(back(way, way.state(), stolen));
  }

  @Test
  void aPersonWithoutAKnownGroupIsToldSo() throws Exception {
    var way = there("/");
    var back = back(way, way.state(), provider.yes(way.question(), List.of("staff"), same()));

    assertThat(back.statusCode()).isEqualTo(403);
    assertThat(back.body()).contains("You have no role here.");
    assertThat(back.headers().allValues("Set-Cookie")).noneMatch(c -> c.contains("session"));
  }

  @Test
  void aDeadProviderKeepsNobodyElseOut(@TempDir Path folder) throws Exception {
    var dead = trusting(URI.create("http://127.0.0.1:1"), folder);
    try (var lonely = CommandPost.start(dead, Instant::now)) {
      var page = BROWSER.send(asked(lonely, "/sign-in/oidc").build(), BodyHandlers.ofString());
      assertThat(page.statusCode()).isEqualTo(503);
      assertThat(page.body()).contains("The identity provider does not answer.");

      var password = lonely.part(FirstAdministrator.class).password().orElseThrow();
      var answer = lonely.part(Porter.class).check("admin", password, Place.at("127.0.0.1"));
      assertThat(answer).isInstanceOf(Porter.Answer.Welcome.class);
    }
  }

  private static Configuration trusting(URI issuer, Path folder) {
    var plain = Posts.configuration(folder);
    var oidc =
        new Configuration.Oidc(
            issuer, TestProvider.CLIENT, TestProvider.SECRET, Map.of("operators", "responder"));
    return new Configuration(
        plain.port(),
        plain.address(),
        plain.data(),
        plain.database(),
        null,
        oidc,
        plain.retention(),
        plain.catalogue(),
        plain.channels());
  }

  private static Way there(String next) throws IOException, InterruptedException {
    var answer = get("/sign-in/oidc?next=" + next, "");
    assertThat(answer.statusCode()).isEqualTo(303);
    var question = URI.create(answer.headers().firstValue("Location").orElseThrow());
    assertThat(TestProvider.fields(question.getRawQuery()))
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("response_type", "code")
        .containsEntry("redirect_uri", post.url() + "sign-in/oidc/callback");
    return new Way(question, cookie(answer, "fengsui-visit"));
  }

  private static HttpResponse<String> back(Way way, String state, String code)
      throws IOException, InterruptedException {
    return get("/sign-in/oidc/callback?state=" + state + "&code=" + code, way.cookie());
  }

  private static void refused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("The identity provider's answer cannot be trusted.");
    assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(c -> c.contains("session"));
  }

  private static HttpResponse<String> get(String path, String cookie)
      throws IOException, InterruptedException {
    return BROWSER.send(request(path, cookie).build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(String path, String cookie) {
    return asked(post, path).header("Cookie", cookie);
  }

  private static HttpRequest.Builder asked(CommandPost post, String path) {
    return HttpRequest.newBuilder(post.url().resolve(path.replace(" ", "%20")));
  }

  private static String cookie(HttpResponse<String> answer, String name) {
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(line -> line.startsWith(name + "=") && !line.contains("Max-Age=0"))
        .map(line -> line.substring(0, line.indexOf(';')))
        .findFirst()
        .orElseThrow();
  }

  private static Arguments lie(String what, UnaryOperator<JWTClaimsSet.Builder> lie) {
    return Arguments.of(what, lie);
  }

  private static UnaryOperator<JWTClaimsSet.Builder> same() {
    return claims -> claims;
  }
}
