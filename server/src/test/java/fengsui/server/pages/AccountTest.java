package fengsui.server.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fengsui.server.CommandPost;
import fengsui.server.Posts;
import fengsui.server.access.Role;
import fengsui.server.access.Tokens;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Readers look after their own accounts.
class AccountTest {

  private static final String WANTED = "another horse here";

  @TempDir static Path data;
  private static CommandPost post;

  @BeforeAll
  static void start() {
    Chromium.browser();
    post = Posts.start(data);
  }

  @AfterAll
  static void stop() {
    if (post != null) {
      post.close();
    }
  }

  private static void fill(Page page, String current, String wanted, String again) {
    page.locator("[name=current]").fill(current);
    page.locator("[name=wanted]").fill(wanted);
    page.locator("[name=again]").fill(again);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Change password")).click();
  }

  @Test
  void aReaderSeesWhoItIsChangesThePasswordAndSignsInWithIt() {
    try (var reader = new Reader(post, Role.RESPONDER, Reader.PHONE, Language.EN)) {
      var page = reader.open("/");
      page.getByTitle("My account").click();
      assertThat(page.getByRole(AriaRole.MAIN)).containsText("responder");
      assertThat(page.getByRole(AriaRole.MAIN)).containsText("this one");
      var name = page.locator("#who + p strong").textContent();

      fill(page, "", "short", "other");
      assertThat(page.locator("[name=current]")).isFocused();

      page.locator("form[action='/account/password']").evaluate("it => it.noValidate = true");
      fill(page, "", "short", "other");
      assertThat(page.locator("#wrong-current")).containsText("Type your password");
      assertThat(page.locator("#wrong-wanted")).containsText("12 to 200 characters, but has 5");
      assertThat(page.locator("#wrong-again")).containsText("differ");
      reader.assertFits();
      fill(page, "not it", WANTED, WANTED);
      assertThat(page.locator("#wrong-current")).containsText("This is not your password");
      fill(page, "correct horse battery", WANTED, WANTED);
      assertThat(page.getByRole(AriaRole.MAIN)).containsText("The password is changed");

      page.getByRole(AriaRole.MAIN)
          .getByRole(
              AriaRole.BUTTON,
              new com.microsoft.playwright.Locator.GetByRoleOptions().setName("Sign out"))
          .click();
      page.locator("[name=username]").fill(name);
      page.locator("[name=password]").fill(WANTED);
      page.getByRole(AriaRole.BUTTON).first().click();
      assertThat(page.getByTitle("My account")).hasText(name);
    }
  }

  @Test
  void aReaderSignsOutEverywhereElse() {
    try (var here = new Reader(post, Role.VIEWER, Reader.DESK, Language.ZH)) {
      var page = here.open("/account");
      var name = page.locator("#who + p strong").textContent();
      try (var other = Chromium.browser().newContext()) {
        var elsewhere = other.newPage();
        elsewhere.navigate(post.url().resolve("/sign-in").toString());
        elsewhere.locator("[name=username]").fill(name);
        elsewhere.locator("[name=password]").fill("correct horse battery");
        elsewhere.getByRole(AriaRole.BUTTON).first().click();
        assertThat(elsewhere.locator(".me")).hasText(name);

        page.reload();
        assertThat(page.locator("#seats ~ table tbody tr")).hasCount(2);
        here.assertFits();
        here.picture("account-zh-1280");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("退出其他所有登录")).click();

        assertThat(page.getByRole(AriaRole.STATUS)).containsText("已退出其他 1 处登录");
        elsewhere.reload();
        assertThat(elsewhere.locator("[name=username]")).isVisible();
        here.assertQuiet();
      }
    }
  }

  @Test
  void aProgramHasNoPasswordHere() throws Exception {
    var token = post.part(Tokens.class).issue("curl", Role.VIEWER, "test");
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(post.url().resolve("/account"))
              .header("Authorization", "Bearer " + token)
              .header("Accept-Language", "en")
              .build();

      var page = client.send(request, BodyHandlers.ofString()).body();

      assertThat(page).contains("curl", "You have no password here").doesNotContain("new-password");
    }
  }
}
