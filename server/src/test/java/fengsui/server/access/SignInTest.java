package fengsui.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fengsui.server.CommandPost;
import fengsui.server.Posts;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  @TempDir static Path data;
  private static CommandPost post;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    post = Posts.start(data);
    post.part(Accounts.class).create("Alice", Role.VIEWER, "correct horse battery");
  }

  @AfterAll
  static void stop() {
    post.close();
  }

  @Test
  void theFirstAdministratorSignsInWithThePasswordThatWasToldOnce() throws Exception {
    var password = post.part(FirstAdministrator.class).password().orElseThrow();

    var answer = signIn("admin", password, "/api/v1/paths?x=1");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).hasValue("/api/v1/paths?x=1");
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
        .matches("fengsui-session=[\\w-]{32}; Path=/; HttpOnly; SameSite=Strict");
  }

  @Test
  void aWrongPasswordAndAnUnknownNameLookTheSame() throws Exception {
    var wrong = signIn("alice", "wrong horse battery", "/");
    var unknown = signIn("nobody", "wrong horse battery", "/");

    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(unknown.statusCode()).isEqualTo(401);
    assertThat(CSRF.matcher(wrong.body()).replaceAll(""))
        .contains("Name or password is wrong.")
        .isEqualTo(CSRF.matcher(unknown.body()).replaceAll(""));
    assertThat(wrong.headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void someoneSignedInIsKnownUntilSigningOut() throws Exception {
    var cookie = session(signIn("ALICE", "correct horse battery", "/"));
    var csrf = FormTokens.token(cookie.substring(cookie.indexOf('=') + 1)).getToken();

    assertThat(get("/nothing", cookie).statusCode()).isEqualTo(404);
    var out =
        CLIENT.send(
            HttpRequest.newBuilder(post.url().resolve("/sign-out"))
                .header("Cookie", cookie)
                .header("X-CSRF-TOKEN", csrf)
                .POST(BodyPublishers.noBody())
                .build(),
            BodyHandlers.ofString());

    assertThat(out.statusCode()).isEqualTo(303);
    assertThat(out.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
    assertThat(get("/nothing", cookie).statusCode()).isEqualTo(401);
  }

  @Test
  void aFormFromAnotherSiteIsRefused() throws Exception {
    var answer = send("username=alice&password=correct+horse+battery", List.of());

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("The form is not from this session");
    assertThat(answer.headers().allValues("Set-Cookie"))
        .noneMatch(cookie -> cookie.startsWith("fengsui-session"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "\\\\evil.example",
        "/\t/evil.example",
        "/ /evil.example",
        "javascript:alert(1)",
        "evil",
        "/x\r\nSet-Cookie: a=b",
        "/sign-out"
      })
  void signingInLeadsToNobodyElsesPages(String next) throws Exception {
    var answer = signIn("alice", "correct horse battery", next);

    assertThat(answer.headers().firstValue("Location")).hasValue("/");
    assertThat(answer.headers().map()).doesNotContainKey("a");
  }

  static HttpResponse<String> signIn(String name, String password, String next)
      throws IOException, InterruptedException {
    var page = get("/sign-in", "");
    var csrf = CSRF.matcher(page.body());
    assertThat(csrf.find()).isTrue();
    return send(
        "username=%s&password=%s&next=%s&_csrf=%s"
            .formatted(
                name,
                URLEncoder.encode(password, UTF_8),
                URLEncoder.encode(next, UTF_8),
                URLEncoder.encode(csrf.group(1), UTF_8)),
        List.of("Cookie", cookie(page)));
  }

  private static HttpResponse<String> send(String form, List<String> headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(post.url().resolve("/sign-in"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form));
    if (!headers.isEmpty()) {
      request.headers(headers.toArray(String[]::new));
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(String path, String cookie)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(post.url().resolve(path)).header("Cookie", cookie);
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private static String session(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(303);
    return cookie(answer);
  }

  private static String cookie(HttpResponse<String> answer) {
    var line = answer.headers().firstValue("Set-Cookie").orElseThrow();
    return line.substring(0, line.indexOf(';'));
  }
}
