package fengsui.server.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import fengsui.server.CommandPost;
import fengsui.server.Posts;
import fengsui.server.access.Role;
import fengsui.server.payments.Till;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A wrong subsidy as money people see it, without a reload.
@Timeout(180)
class PaymentsPageTest {

  @TempDir Path data;

  private static String campaign(Instant now) {
    return """
    {"id":"C-9","kind":"campaign","author":"a","at":"%s",
     "fields":{"type":"amount","label":"满减","value":"20.00"},
     "intent":{"scenes":["food","rent","purchase","transfer"],"maxPerPayment":"20.00",
       "ratePerMinute":"300.00","from":"%s","to":"%s"}}
    """
        .formatted(now, now.minus(Duration.ofDays(2)), now.plus(Duration.ofDays(1)));
  }

  @Test
  void aWrongSubsidyIsSeenCountedAndExplained() throws Exception {
    Chromium.browser();
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    try (var post = Posts.start(data);
        var reader = new Reader(post, Role.RESPONDER, Reader.DESK, Language.EN)) {
      var page = reader.open("/payments");
      says(page, "No payments come in.");
      Till.ask(post, Role.APPROVER, "PUT", "/api/v1/campaigns/C-9", campaign(now));
      // Two a second for 110 minutes: the hour before this one tells what is usual.
      var till = new Till(now.minusSeconds(6_700), Duration.ofMillis(500));
      till.tens(1_320, "满减", "C-9").send(post);
      says(page, "Discounts are as usual.");
      reader.picture("payments-usual-en-1280");

      till.off(60, "政府补贴", "C-77").send(post);

      says(page, "1200.00 CNY so far");
      var main = page.getByRole(AriaRole.MAIN);
      assertThat(main).containsText("60 payments, 60 people");
      assertThat(main).containsText("C-77");
      reader.assertFits();
      reader.assertQuiet();
      reader.picture("payments-wrong-en-1280");
      page.getByText("Evidence and actions").click();
      assertThat(page.getByRole(AriaRole.MAIN)).containsText("What it has cost so far");
      assertThat(page.getByRole(AriaRole.MAIN)).containsText("1200.00 CNY");
      reader.assertFits();
      reader.picture("payments-incident-en-1280");
      reader.open("/");
      assertThat(page.getByRole(AriaRole.MAIN)).containsText("C-77");
      reader.picture("payments-now-en-1280");
      phone(post);
    }
  }

  /// What the page shows by itself once the news has come.
  private static void says(Page page, String text) {
    assertThat(page.locator("#answer"))
        .containsText(text, new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
  }

  private static void phone(CommandPost post) {
    try (var reader = new Reader(post, Role.VIEWER, Reader.PHONE, Language.ZH)) {
      var page = reader.open("/payments");
      assertThat(page.locator("#answer")).containsText("已多优惠 1200.00 CNY");
      reader.assertFits();
      reader.assertQuiet();
      reader.picture("payments-wrong-zh-390");
    }
  }
}
