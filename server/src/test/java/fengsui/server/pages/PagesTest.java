package fengsui.server.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fengsui.server.CommandPost;
import fengsui.server.Posts;
import fengsui.server.access.Role;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a person sees while TCP/443 is cut at the border.
class PagesTest {

  private static final Sights SIGHTS = Sights.few();

  @TempDir static Path data;
  private static CommandPost post;
  private static Reports reports;

  @BeforeAll
  static void start() {
    Chromium.browser();
    post = Posts.start(data);
    reports = new Reports(post);
  }

  @AfterAll
  static void stop() {
    if (post != null) {
      reports.close();
      post.close();
    }
  }

  private static void cut() throws Exception {
    reports.send(SIGHTS.cut(Instant.now()));
  }

  private static String sentence(Language language) {
    return switch (language) {
      case ZH -> "故障在跨境链路（TCP/443，出境方向）。";
      case EN -> "This outage is the border's (TCP/443, outbound).";
    };
  }

  @ParameterizedTest
  @CsvSource({"ZH, 1280", "EN, 1280", "ZH, 390", "EN, 390"})
  void tellsWhoseOutageItIsWithoutAReload(Language language, int width) throws Exception {
    try (var reader = new Reader(post, Role.VIEWER, width, language)) {
      var page = reader.open("/");
      cut();

      assertThat(heading(page)).hasText(sentence(language));
      reader.assertFits();
      reader.picture("now-" + language.code() + "-" + width);
      page.getByRole(AriaRole.MAIN).getByRole(AriaRole.LINK).first().click();
      assertThat(heading(page)).hasText(sentence(language));
      reader.assertFits();
      reader.picture("incident-" + language.code() + "-" + width);
      reader.assertQuiet();
    }
  }

  private static com.microsoft.playwright.Locator heading(Page page) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
  }

  @ParameterizedTest
  @CsvSource({"ZH, 1280, 连接：连接被拒绝", "EN, 390, connect: refused"})
  void opensTheEvidenceOfACellByKeyboard(Language language, int width, String result)
      throws Exception {
    cut();
    try (var reader = new Reader(post, Role.VIEWER, width, language)) {
      var page = reader.open("/paths");

      page.locator(".matrix").focus();
      page.keyboard().press("ArrowDown");
      page.keyboard().press("ArrowRight");
      reader.picture("paths-" + language.code() + "-" + width);
      page.keyboard().press("ArrowDown");
      page.keyboard().press("ArrowDown");
      page.keyboard().press("Enter");

      assertThat(heading(page)).containsText("shop");
      assertThat(page.getByRole(AriaRole.MAIN)).containsText(result);
      assertThat(page.getByRole(AriaRole.MAIN)).containsText("8443");
      reader.assertFits();
      reader.picture("cell-" + language.code() + "-" + width);
      reader.assertQuiet();
    }
  }

  @Test
  void aReaderWithoutJavaScriptReadsAllTheSame() throws Exception {
    cut();
    try (var reader = new Reader(post, Role.VIEWER, Reader.DESK, Language.EN, false)) {
      var page = reader.open("/paths");

      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("connect: refused"))
          .first()
          .click();

      assertThat(heading(page)).containsText("from");
    }
  }
}
