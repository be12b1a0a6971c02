package fengsui.server.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import fengsui.server.Posts;
import fengsui.server.access.Role;
import fengsui.server.access.Visitor;
import fengsui.server.incident.Incidents;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An incident's page tells which alerts of other monitoring name its targets, and why.
class SymptomsBesideTest {

  private static final String ALERTS =
      """
      [{"labels":{"alertname":"ShopDown","instance":"https://198.51.100.10/health"},
        "annotations":{"summary":"the shop is gone"}},
       {"labels":{"alertname":"PayDown","target":"pay"}},
       {"labels":{"alertname":"DiskFull","instance":"198.51.100.101:9100"}},
       {"labels":{"alertname":"HallSlow","instance":"192.0.2.10:443"}}]
      """;

  @Test
  void thoseThatNameItsTargetsAreShownWithTheReasonAndTheOthersCounted(@TempDir Path data)
      throws Exception {
    Chromium.browser();
    try (var post = Posts.start(data);
        var reports = new Reports(post);
        var responder = Visitor.of(post, Role.RESPONDER);
        var reader = new Reader(post, Role.VIEWER, Reader.PHONE, Language.EN)) {
      lookUntilAnIncidentOpens(post.part(Incidents.class), reports);
      assertThat(responder.send("POST", "/api/v2/alerts", ALERTS).statusCode()).isEqualTo(200);

      var page = reader.open("/");
      assertThat(page.locator(".answer")).containsText("the border's");
      page.locator(".answer .button").click();

      assertThat(page).hasURL(Pattern.compile("/incidents/inc-"));
      var section = page.locator("section[aria-labelledby=symptoms]");
      assertThat(section.locator("tbody tr")).hasCount(2);
      assertThat(section).containsText("not evidence for the verdict");
      assertThat(section)
          .containsText("its label instance=https://198.51.100.10/health names target shop");
      assertThat(section).containsText("its label target=pay names target pay");
      assertThat(section).containsText("name none of its targets: 2");
      reader.picture("incident-symptoms-en-390");
      reader.assertFits();
      reader.assertQuiet();
    }
  }

  /// Agents look again and again, as they do.
  private static void lookUntilAnIncidentOpens(Incidents incidents, Reports reports)
      throws Exception {
    var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (incidents.open().isEmpty()) {
      assertThat(System.nanoTime()).as("an incident opens in time").isLessThan(deadline);
      reports.send(Sights.few().cut(Instant.now()));
      LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
    }
  }
}
