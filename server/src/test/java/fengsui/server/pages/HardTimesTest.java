package fengsui.server.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.AriaRole;
import fengsui.model.Owner;
import fengsui.model.Side;
import fengsui.server.CommandPost;
import fengsui.server.Posts;
import fengsui.server.access.Role;
import fengsui.server.access.Visitor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Slow links, hostile names, full matrices, and posts that fall silent.
class HardTimesTest {

  private static final String EVIL = "<img src=x onerror=alert(1)>";
  private static final int FIRST_PAGE = 200_000;
  private static final Pattern FILE = Pattern.compile("(?:src|href)=\"(/static/[^\"]+)\"");

  @TempDir static Path data;
  private static CommandPost post;
  private static Reports reports;

  @BeforeAll
  static void start() {
    post = Posts.start(data);
    reports = new Reports(post);
  }

  @AfterAll
  static void stop() {
    reports.close();
    post.close();
  }

  @Test
  void theFirstPageIsSmallOnTheWireAndItsFilesAreKeptForEver() throws Exception {
    try (var visitor = Visitor.of(post, Role.VIEWER);
        var client = HttpClient.newHttpClient()) {
      var page = get(client, "", visitor.session());
      var html = visitor.get("/").body();
      var bytes = page.length;
      var files = new ArrayList<String>();
      var match = FILE.matcher(html);
      while (match.find()) {
        files.add(match.group(1));
      }
      for (var file : files.stream().distinct().toList()) {
        bytes += get(client, file.substring(1), visitor.session()).length;
        var answer = visitor.get(file);
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
      }

      assertThat(files).hasSizeGreaterThan(4).noneMatch(file -> file.contains("echarts"));
      assertThat(bytes).isBetween(10_000, FIRST_PAGE);
    }
  }

  private static byte[] get(HttpClient client, String path, String session) throws Exception {
    var request =
        HttpRequest.newBuilder(post.url().resolve(path))
            .header("Accept", "text/html")
            .header("Accept-Encoding", "gzip")
            .header("Cookie", "fengsui-session=" + session)
            .build();
    var answer = client.send(request, BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  @Test
  void htmlInNamesIsTextOnEveryPage() throws Exception {
    var targets = List.of(Sights.target(EVIL, "198.51.100.66", Side.OVERSEAS, Owner.OURS));
    var sights = new Sights(Sights.few().agents(), targets);
    reports.send(sights.cut(Instant.now()));
    try (var reader = new Reader(post, Role.ADMIN, Reader.DESK, Language.EN)) {
      var page = reader.open("/paths");
      assertThat(page.locator("#matrix")).containsText(EVIL);
      page.locator("td.bad a").first().click();

      assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
          .containsText(EVIL);
      for (var path : List.of("/", "/incidents", "/targets", "/people", "/people/audit")) {
        reader.open(path);
        assertThat(page.locator("img[src=x]")).hasCount(0);
      }
      reader.assertQuiet();
    }
  }

  @Test
  void twoHundredTargetsByFiftyVantagesStayReadable() throws Exception {
    reports.send(Sights.many(200, 50).cut(Instant.now()));
    try (var reader = new Reader(post, Role.VIEWER, Reader.DESK, Language.ZH)) {
      var page = reader.open("/paths?target=service-");

      assertThat(page.locator("#matrix tbody tr")).hasCount(200);
      assertThat(page.locator("#matrix thead .agents th")).hasCount(50);
      page.locator(".matrix").evaluate("it => it.scrollTo(600, 3000)");
      assertThat(page.locator("#matrix .groups th").first()).isInViewport();
      assertThat(page.locator("#matrix tbody th").nth(135)).isInViewport();
      reader.assertFits();
      reader.assertQuiet();
    }
  }

  @Test
  void aPageThatHearsNothingSaysSo() throws Exception {
    try (var reader = new Reader(post, Role.VIEWER, Reader.PHONE, Language.EN)) {
      reader.page().clock().install();
      var page = reader.open("/");
      assertThat(page.locator("#pulse")).hasText("live", new HasTextOptions().setTimeout(30_000));

      reader.context().setOffline(true);
      page.clock().fastForward(13_000);

      assertThat(page.getByRole(AriaRole.ALERT)).containsText("No news for");
      reader.assertFits();
    }
  }

  /// The scripts of a far post come one after the other, with pauses between.
  @Test
  void aPageIsLiveHoweverLateItsScriptsCome() throws Exception {
    try (var reader = new Reader(post, Role.VIEWER, Reader.DESK, Language.EN)) {
      reader
          .page()
          .route(
              "**/hx-sse*",
              route -> {
                LockSupport.parkNanos(Duration.ofMillis(700).toNanos());
                route.resume();
              });
      var page = reader.open("/");

      assertThat(page.locator("#pulse")).hasText("live");
    }
  }

  @Test
  void theFirstPageComesOverASlowLink() throws Exception {
    try (var reader = new Reader(post, Role.VIEWER, Reader.PHONE, Language.ZH)) {
      var wire = reader.context().newCDPSession(reader.page());
      wire.send("Network.enable");
      var slow = new com.google.gson.JsonObject();
      slow.addProperty("offline", false);
      slow.addProperty("latency", 400);
      slow.addProperty("downloadThroughput", 50_000);
      slow.addProperty("uploadThroughput", 50_000);
      wire.send("Network.emulateNetworkConditions", slow);

      var page = reader.open("/");

      assertThat(page.getByRole(AriaRole.MAIN)).isVisible();
      var ready =
          (Number) page.evaluate("() => performance.getEntriesByType('paint')[0].startTime");
      assertThat(ready.doubleValue()).as("ms to the first paint").isLessThan(10_000);
    }
  }

  @Test
  void aReaderChoosesTheLanguageAndComesBackToThePage() throws Exception {
    try (var reader = new Reader(post, Role.VIEWER, Reader.DESK, Language.EN)) {
      var page = reader.open("/incidents?state=open");

      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("中文")).click();

      assertThat(page).hasURL(Pattern.compile("/incidents\\?state=open$"));
      assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
          .hasText("事件");
      reader.open("/vantages");
      assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
    }
  }

  @Test
  void anApproverAddsTheFirstTargetAndSeesItsFirstResult() throws Exception {
    try (var reader = new Reader(post, Role.APPROVER, Reader.PHONE, Language.EN)) {
      var page = reader.open("/welcome");
      page.getByLabel("URL").fill("https://198.51.100.77/health");
      page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("first");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Measure it")).click();
      assertThat(page.getByRole(AriaRole.MAIN)).containsText("Waiting for the first result");

      var first = Sights.target("first", "198.51.100.77", Side.OVERSEAS, Owner.OURS);
      reports.send(new Sights(Sights.few().agents(), List.of(first)).calm(Instant.now()));

      assertThat(page.getByRole(AriaRole.MAIN)).containsText("works");
      reader.assertFits();
      reader.assertQuiet();
    }
  }

  @Test
  void aViewerIsOfferedNothingThatAViewerMayNotDo() throws Exception {
    try (var reader = new Reader(post, Role.VIEWER, Reader.DESK, Language.EN)) {
      for (var path : List.of("/vantages", "/targets", "/drills", "/incidents")) {
        var page = reader.open(path);
        assertThat(page.getByRole(AriaRole.MAIN).locator("form[method=post]")).hasCount(0);
      }
    }
  }

  @Test
  void anAdministratorGetsTheExactCommandThatStartsAnAgent() throws Exception {
    try (var reader = new Reader(post, Role.ADMIN, Reader.DESK, Language.EN)) {
      var page = reader.open("/vantages");
      page.getByLabel("Agent").fill("gd-mobile-1");
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Issue a token")).click();

      assertThat(page.locator("#command").textContent())
          .matches(
              "fengsui agent --server "
                  + Pattern.quote(trimmed(post.url()))
                  + " --token fs_\\S+ --vantage carrier=unicom,province=unknown,"
                  + "access=fixed,side=domestic");
    }
  }

  private static String trimmed(URI url) {
    return url.toString().replaceFirst("/$", "");
  }
}
