package fengsui.server.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import fengsui.server.CommandPost;
import fengsui.server.access.Role;
import fengsui.server.report.Night;
import fengsui.server.report.Setting;
import fengsui.server.report.files.Bundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From an incident to the report, and through all that becomes of it, with a browser.
class FaultReportPagesTest {

  private static final AtomicReference<Instant> NOW =
      new AtomicReference<>(Night.SINCE.plusSeconds(1200));

  @TempDir static Path data;
  private static CommandPost post;

  @BeforeAll
  static void start() throws Exception {
    Chromium.browser();
    post = Setting.start(Setting.configuration(data, List.of()), Night.SINCE, NOW::get);
  }

  @AfterAll
  static void stop() {
    if (post != null) {
      post.close();
    }
  }

  @Test
  void oneClickMakesTheReportAndItsCourseIsNotedStepByStep() throws Exception {
    try (var reader = new Reader(post, Role.RESPONDER, Reader.DESK, Language.ZH)) {
      var page = reader.open("/incidents/inc-101");
      page.locator("section[aria-labelledby=reports] button").click();

      assertThat(page).hasURL(Pattern.compile("/reports/rep-\\d+$"));
      assertThat(page.locator("h1")).containsText("已起草");
      var download = page.waitForDownload(() -> page.locator("a[href$='report-zh.pdf']").click());
      assertThat(Files.readString(download.path(), java.nio.charset.StandardCharsets.ISO_8859_1))
          .startsWith("%PDF");

      page.locator("input[name=number]").fill("BJ-0812-77");
      page.locator("button[value=filed]").click();
      assertThat(page.locator("h1")).containsText("已提交");
      page.locator("button[value=acknowledged]").click();
      assertThat(page.locator("h1")).containsText("已确认");
      assertThat(page.locator(".timeline li")).hasCount(3);
      assertThat(page.locator(".timeline")).containsText("BJ-0812-77");
      reader.picture("report-zh-1280");
      reader.assertFits();

      reader.open("/reports");
      assertThat(page.locator("tbody tr").first()).containsText("BJ-0812-77");
      reader.picture("reports-zh-1280");
      reader.assertQuiet();
    }
  }

  @Test
  void aViewerOnAPhoneSeesTheReportsAndNoButtonAndWhyThereIsNoneForOurOwnFault() {
    post.part(fengsui.server.report.Reports.class)
        .draft(
            post.part(fengsui.server.incident.Incidents.class).find("inc-101").orElseThrow(),
            "wang");
    try (var reader = new Reader(post, Role.VIEWER, Reader.PHONE, Language.EN)) {
      var page = reader.open("/incidents/inc-101");
      var section = page.locator("section[aria-labelledby=reports]");
      assertThat(section.locator("tbody tr").first()).containsText("China Unicom");
      assertThat(section.locator("button")).hasCount(0);
      reader.picture("incident-reports-en-390");
      reader.assertFits();

      section.locator("tbody a").first().click();
      assertThat(page.locator("ul a[download]")).hasCount(Bundle.NAMES.size());
      assertThat(page.locator("form[action^='/reports/']")).hasCount(0);
      reader.assertFits();

      reader.open("/incidents/inc-102");
      assertThat(page.locator("section[aria-labelledby=reports]"))
          .containsText("a fault report goes to a carrier");
      reader.assertQuiet();
    }
  }
}
