package fengsui.server.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fengsui.server.CommandPost;
import fengsui.server.Posts;
import fengsui.server.access.Role;
import fengsui.server.access.Visitor;
import fengsui.server.catalogue.Catalogue;
import fengsui.server.config.Configuration;
import fengsui.server.config.Entries;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Plans and vantages are made, changed and removed by people in a browser.
class EditingTest {

  @TempDir static Path data;
  private static CommandPost post;

  @BeforeAll
  static void start() {
    Chromium.browser();
    var all = Posts.configuration(data);
    var file =
        new Configuration.Catalogue(
            List.of(Entries.readTarget("{id: shop, url: 'https://198.51.100.10', side: overseas}")),
            List.of(Entries.readVantage("{agent: bj-1, carrier: unicom, side: domestic}")),
            List.of(Entries.readPlan("{name: from-file, targets: [shop], every: 30s}")));
    post =
        CommandPost.start(
            new Configuration(
                all.port(),
                all.address(),
                all.data(),
                all.database(),
                null,
                null,
                all.retention(),
                file,
                List.of()));
  }

  @AfterAll
  static void stop() {
    if (post != null) {
      post.close();
    }
  }

  private static Locator main(Page page) {
    return page.getByRole(AriaRole.MAIN);
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
  }

  @Test
  void anApproverMakesChangesAndRemovesAPlanAndTheHistoryTellsWho() {
    try (var reader = new Reader(post, Role.APPROVER, Reader.DESK, Language.EN)) {
      var page = reader.open("/targets");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Add a plan")).click();
      page.locator("[name=name]").fill("quick");
      page.getByLabel("Targets").fill("shop");
      page.getByLabel("Every").fill("2s");
      page.getByText("Controls and zones of names").click();
      page.locator("[name=nameControls]").fill("tls://192.0.2.1");
      page.locator("[name=zones]").fill("shop.example @ours 192.0.2.53");
      reader.assertFits();
      press(page, "Save");

      var row = page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName("quick"));
      assertThat(row).containsText("every 2s");
      var entry = post.part(Catalogue.class).snapshot().plans().get("quick").entry();
      assertThat(entry.every()).isEqualTo(Duration.ofSeconds(2));
      assertThat(entry.controlPorts()).containsExactly(80, 8443);

      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Edit quick")).click();
      page.getByLabel("Every").fill("5s");
      press(page, "Save");
      assertThat(row).containsText("every 5s");
      var later = post.part(Catalogue.class).snapshot().plans().get("quick").entry();
      assertThat(later.naming()).as("kept though nobody touched it").isEqualTo(entry.naming());
      assertThat(later.naming().zones().getFirst().operator()).isEqualTo("ours");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Edit quick")).click();
      var history = page.getByRole(AriaRole.REGION).filter(named("Who changed what when"));
      assertThat(history.getByRole(AriaRole.LISTITEM).first()).containsText("plan quick changed");
      assertThat(history.getByRole(AriaRole.LISTITEM).first()).containsText("user approver");
      history.getByText("Details").first().click();
      assertThat(history.getByRole(AriaRole.LISTITEM).first()).containsText("2s → 5s");
      reader.picture("plan-edit-en-1280");

      press(page, "Remove");
      assertThat(row).hasCount(0);
      assertThat(main(page)).containsText("plan quick removed");
      reader.assertQuiet();
    }
  }

  private static Locator.FilterOptions named(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  @Test
  void allThatIsWrongStandsBesideItsFieldAtOnce() {
    try (var reader = new Reader(post, Role.APPROVER, Reader.PHONE, Language.ZH)) {
      var page = reader.open("/targets/plans/edit");
      page.getByLabel("名称").fill("a/b");
      page.getByLabel("目标").fill("shop\nshopp");
      page.getByLabel("间隔").fill("soon");
      page.getByLabel("对照端口").fill("80, 99999");
      press(page, "保存");

      assertThat(page.getByRole(AriaRole.ALERT)).containsText("没有保存：有 3 处需要修改");
      assertThat(page.locator("#wrong-name")).containsText("must not hold any of");
      assertThat(page.locator("#wrong-every")).containsText("is not a duration");
      assertThat(page.locator("#wrong-controlPorts")).containsText("65535");
      assertThat(page.getByLabel("间隔")).hasAttribute("aria-describedby", "wrong-every");
      assertThat(page.getByLabel("间隔")).hasValue("soon");
      reader.assertFits();
      reader.picture("plan-wrong-zh-390");

      page.getByLabel("名称").fill("ab");
      page.getByLabel("间隔").fill("1m");
      page.getByLabel("对照端口").fill("80");
      press(page, "保存");
      assertThat(page.locator("#wrong-targets")).containsText("did you mean shop?");
    }
  }

  @Test
  void aPlanOfTheFileCanBeReadButNotChanged() throws Exception {
    try (var reader = new Reader(post, Role.APPROVER, Reader.DESK, Language.EN);
        var visitor = Visitor.of(post, Role.APPROVER)) {
      var page = reader.open("/targets");
      var row = page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName("from-file"));
      assertThat(row).containsText("configuration file");
      assertThat(row.getByRole(AriaRole.LINK)).hasCount(0);

      assertThat(visitor.get("/targets/plans/edit?name=from-file").statusCode()).isEqualTo(404);
      var forced =
          visitor.post(
              "/targets/plans/edit",
              Map.of(
                  "name",
                  "from-file",
                  "every",
                  "1s",
                  "timeout",
                  "1s",
                  "listening",
                  "1s",
                  "revision",
                  "1"));
      assertThat(forced.statusCode()).isEqualTo(400);
      assertThat(forced.body()).contains("stands in the configuration file");
      var removed = visitor.post("/targets/plans/remove", Map.of("name", "from-file"));
      assertThat(removed.body()).contains("stands in the configuration file");
    }
  }

  @Test
  void aPlanThatSomebodyElseChangedMeanwhileIsNotOverwritten() throws Exception {
    try (var visitor = Visitor.of(post, Role.APPROVER)) {
      var fields = Map.of("name", "twice", "every", "1s", "timeout", "1s", "listening", "1s");
      assertThat(visitor.post("/targets/plans/edit", fields).statusCode()).isEqualTo(303);

      var again = visitor.post("/targets/plans/edit", fields);

      assertThat(again.statusCode()).isEqualTo(400);
      assertThat(again.body()).contains("There is one of that name already");
      var stale = new java.util.HashMap<>(fields);
      stale.put("revision", "1");
      assertThat(visitor.post("/targets/plans/edit", stale).body())
          .contains("Somebody changed it since you looked");
    }
  }

  @Test
  void aVantageIsDescribedBeforeItsAgentComesAndIsChangedAndRemoved() {
    try (var reader = new Reader(post, Role.APPROVER, Reader.DESK, Language.ZH)) {
      var page = reader.open("/vantages");
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("描述一个观测点")).click();
      page.locator("[name=agent]").fill("sh-mobile-1");
      page.getByLabel("运营商").fill("carrier pigeon");
      page.getByLabel("解析器").fill("udp://198.51.100.53\nnonsense://x");
      press(page, "保存");
      assertThat(page.locator("#wrong-carrier")).isVisible();
      assertThat(page.locator("#wrong-resolvers")).isVisible();
      reader.assertFits();
      reader.picture("vantage-wrong-zh-1280");

      page.getByLabel("运营商").fill("mobile");
      page.getByLabel("省份").fill("shanghai");
      page.getByLabel("解析器").fill("udp://198.51.100.53");
      press(page, "保存");
      var row = page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName("sh-mobile-1"));
      assertThat(row).containsText("中国移动，上海");
      assertThat(main(page)).containsText("添加观测点 sh-mobile-1");
      assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("修改 bj-1")))
          .hasCount(0);
      row.getByRole(AriaRole.LINK).click();
      press(page, "移除");
      assertThat(row).hasCount(0);
    }
  }
}
