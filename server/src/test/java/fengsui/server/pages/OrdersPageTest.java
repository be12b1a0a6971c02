package fengsui.server.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fengsui.client.Lane;
import fengsui.client.Plan;
import fengsui.client.Resolver;
import fengsui.client.Tier;
import fengsui.client.WayBack;
import fengsui.client.failsafe.KeyText;
import fengsui.client.failsafe.TrustedKeys;
import fengsui.client.orders.Follower;
import fengsui.client.orders.Place;
import fengsui.client.orders.Poller;
import fengsui.client.time.SystemClockwork;
import fengsui.dns.Ways;
import fengsui.dns.verdict.AnswerJudge;
import fengsui.server.CommandPost;
import fengsui.server.Posts;
import fengsui.server.access.Role;
import fengsui.server.access.Tokens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An order from the form to a real client that polls, seen on the page without a reload.
class OrdersPageTest {

  private static final Duration OFTEN = Duration.ofMillis(200);

  @TempDir static Path data;

  private static Locator orders(Page page) {
    return page.locator("section", new Page.LocatorOptions().setHas(page.locator("#open")));
  }

  private static Locator followers(Page page) {
    return page.locator("section", new Page.LocatorOptions().setHas(page.locator("#followers")));
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .click();
  }

  @Test
  void anOrderIsProposedIssuedFollowedWithdrawnAndLeft() throws Exception {
    Chromium.browser();
    var pair = KeyText.generate();
    var key = Files.writeString(data.resolve("orders.key"), KeyText.write(pair));
    var judge = new AnswerJudge();
    var nobody = new Lane(Tier.LOCAL, Ways.of("udp://127.0.0.1:9"));
    var doh = new Lane(Tier.DOH, Ways.of("https://doh.example/dns-query@127.0.0.1"));
    var plan = Plan.of(List.of(nobody, doh)).with(WayBack.AT_ONCE);
    var resolver = new Resolver(plan, judge::judge, new SystemClockwork(), List.of());
    var here = new Place("unicom", "beijing");
    var keys = TrustedKeys.of(pair.getPublic());
    var follower = new Follower(keys, () -> here, resolver, null, InstantSource.system());
    try (var post = CommandPost.start(Posts.configuration(data).withOrderKey(key));
        var reader = new Reader(post, Role.APPROVER, Reader.DESK, Language.EN);
        var _ = poller(post, follower)) {
      var page = reader.open("/orders");
      assertThat(page.getByRole(AriaRole.MAIN)).containsText("No order is in force.");
      assertThat(followers(page)).containsText("shop / pod-7");
      assertThat(followers(page)).containsText("usual order");

      page.getByLabel("Carrier").fill("unicom");
      page.getByLabel("Province").fill("beijing");
      page.getByLabel("Reason").fill("Local DNS answered 127.0.0.2 for 41 names");
      press(page, "Propose");
      assertThat(orders(page)).containsText("proposed for 2 h once issued");
      press(page, "Issue");

      assertThat(followers(page)).containsText("follows ord-1");
      assertThat(followers(page)).containsText("verified, no. ");
      assertThat(orders(page)).containsText("HTTPDNS → DoH → DoT, not Local DNS");
      assertThat(orders(page)).containsText("1 of 1");
      assertThat(orders(page)).containsText("left)");
      reader.assertFits();
      reader.picture("orders-en-1280");
      inChineseOnAPhone(post);

      press(page, "Withdraw");
      assertThat(followers(page)).containsText("usual order");
      assertThat(page.getByRole(AriaRole.MAIN)).containsText("No order is in force.");
      assertThat(page.getByRole(AriaRole.MAIN)).containsText("withdrawn at ");
      org.assertj.core.api.Assertions.assertThat(resolver.findOrder()).isNull();
      reader.assertQuiet();
    }
  }

  private static Poller poller(CommandPost post, Follower follower) {
    var token = post.part(Tokens.class).issue("shop", Role.CLIENT);
    var url = post.url().resolve("api/client/v1/orders");
    return Poller.start(new Poller.Settings(url, token, "pod-7", OFTEN), follower, line -> {});
  }

  private static void inChineseOnAPhone(CommandPost post) {
    try (var reader = new Reader(post, Role.VIEWER, Reader.PHONE, Language.ZH)) {
      var page = reader.open("/orders");

      assertThat(followers(page)).containsText("执行中 ord-1");
      assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("撤回")))
          .hasCount(0);
      reader.assertFits();
      reader.picture("orders-zh-390");
      reader.assertQuiet();
    }
  }

  @Test
  void withoutAKeyThePageSaysSo(@TempDir Path other) {
    Chromium.browser();
    try (var post = Posts.start(other);
        var reader = new Reader(post, Role.ADMIN, Reader.DESK, Language.EN)) {
      var page = reader.open("/orders");

      assertThat(page.getByRole(AriaRole.MAIN))
          .containsText("There is no key to sign orders with: make one with fengsui failsafe key");
      assertThat(page.locator("#propose")).hasCount(0);
    }
  }
}
