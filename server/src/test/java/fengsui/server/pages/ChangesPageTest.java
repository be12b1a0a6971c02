package fengsui.server.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fengsui.server.Calls;
import fengsui.server.CommandPost;
import fengsui.server.Posts;
import fengsui.server.access.Role;
import fengsui.server.changes.Proposals;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A change from the form to the roll-back, and one that the guard blocks.
class ChangesPageTest {

  private static final Instant NOON = Instant.now().truncatedTo(ChronoUnit.MINUTES);

  @TempDir static Path data;
  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .click();
  }

  private static String campaign(String id, String value) {
    return Proposals.campaign(id, "kim", NOON, value);
  }

  @Test
  void aChangeGoesOutByStepsAndComesBackByOneClick() {
    Chromium.browser();
    try (var post = CommandPost.start(Posts.configuration(data), now::get);
        var author = Calls.as(Role.RESPONDER, "author", post);
        var reader = new Reader(post, Role.APPROVER, Reader.DESK, Language.EN)) {
      author.post("api/v1/payments", Proposals.payments(NOON));
      author.post("api/v1/changes", campaign("autumn-1", "0.05"));
      author.post("api/v1/changes", Proposals.harmful("autumn-2", "kim", NOON));
      author.post("api/v1/changes/feed?from=deploy", "{\"service\":\"pay\",\"version\":\"1.4.2\"}");
      var page = reader.open("/changes");
      assertThat(page.getByRole(AriaRole.MAIN)).containsText("Waiting for you: 1.");
      assertThat(page.getByRole(AriaRole.MAIN)).containsText("deploy:pay@1.4.2/all/1");
      reader.assertFits();
      reader.picture("changes-en-1280");

      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("autumn-1")).click();
      assertThat(page.getByRole(AriaRole.MAIN))
          .containsText(
              "it takes off 32.00 a minute, 32.00 in a busy minute, and 92,160.00 in all");
      press(page, "Approve as owner");
      assertThat(page.getByRole(AriaRole.MAIN)).containsText("may take its first step");
      reader.picture("change-approved-en-1280");
      press(page, "Take the first step");
      assertThat(page.locator(".answer")).containsText("rolling out");
      reader.assertFits();
      reader.picture("change-rolling-en-1280");
      press(page, "Take the next step");
      assertThat(page.getByRole(AriaRole.ALERT).first())
          .containsText("too-soon: its judges need time");
      onAPhone(post);

      press(page, "Roll back");
      assertThat(page.locator(".answer")).containsText("rolled back");
      assertThat(page.locator(".timeline")).containsText("rolled back");
    }
  }

  private static void onAPhone(CommandPost post) {
    try (var reader = new Reader(post, Role.VIEWER, Reader.PHONE, Language.ZH)) {
      var page = reader.open("/changes/autumn-2");

      assertThat(page.locator(".answer")).containsText("被拦下");
      assertThat(page.getByRole(AriaRole.MAIN)).containsText("场景不符");
      assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("驳回")))
          .hasCount(0);
      reader.assertFits();
      reader.picture("change-blocked-zh-390");
      reader.open("/changes");
      reader.assertFits();
      reader.picture("changes-zh-390");
      reader.assertQuiet();
    }
  }

  @Test
  void whatIsProposedByHandIsComparedWithWhatWasLive(@TempDir Path other) {
    Chromium.browser();
    try (var post = CommandPost.start(Posts.configuration(other), now::get);
        var author = Calls.as(Role.RESPONDER, "author", post);
        var owner = Calls.as(Role.APPROVER, "owner", post);
        var reader = new Reader(post, Role.APPROVER, Reader.DESK, Language.ZH)) {
      author.post("api/v1/payments", Proposals.payments(NOON));
      var first = Calls.json(author.post("api/v1/changes", campaign("winter", "0.05")));
      owner.post(
          "api/v1/changes/winter/approve",
          "{\"contentHash\":\"" + first.at("/contentHash").stringValue() + "\"}");
      owner.post("api/v1/changes/winter/rollout", "");
      owner.post("api/v1/changes/winter/rollback", "");
      var freeze = "{\"to\":\"%s\",\"why\":\"双十一封网\"}".formatted(NOON.plusSeconds(7200));
      owner.post("api/v1/changes/freezes", freeze);

      var page = reader.open("/changes");
      page.getByLabel("变更内容").fill("nonsense: [");
      press(page, "提交");
      assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("is neither YAML nor JSON");
      page.getByLabel("变更内容").fill(campaign("winter", "0.04"));
      press(page, "提交");

      assertThat(page.getByRole(AriaRole.MAIN)).containsText("第 2 版");
      assertThat(page.getByRole(AriaRole.MAIN)).containsText("双十一封网");
      assertThat(page.locator("del")).hasText("0.05");
      assertThat(page.locator("ins")).hasText("0.04");
      assertThat(page.getByRole(AriaRole.MAIN)).containsText("你参与了编写，不能审批");
      assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("以负责人身份批准")))
          .hasCount(0);
      reader.assertFits();
      reader.picture("change-edited-zh-1280");
    }
  }
}
