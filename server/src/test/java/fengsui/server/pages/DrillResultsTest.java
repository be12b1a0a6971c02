package fengsui.server.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fengsui.model.Carrier;
import fengsui.model.FaultDomain;
import fengsui.server.CommandPost;
import fengsui.server.Posts;
import fengsui.server.access.Role;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What came of drills is shown, and kept: a border that is cut while one switch that says so is
/// on, then while one is on that says something else.
class DrillResultsTest {

  private static final Sights SIGHTS = Sights.few();

  /// A laboratory in which nothing breaks by itself: the test tells what is seen.
  private static final class Switches implements DrillSwitches {
    private final Set<String> on = new HashSet<>();

    @Override
    public synchronized List<DrillSwitch> all() {
      var border = new Truth(FaultDomain.BORDER, null, 443);
      var unicom = new Truth(FaultDomain.CARRIER, new Carrier("unicom"), null);
      var all = new ArrayList<DrillSwitch>();
      all.add(new DrillSwitch("border-443", "", on.contains("border-443"), border));
      all.add(new DrillSwitch("carrier-dns", "", on.contains("carrier-dns"), unicom));
      return all;
    }

    @Override
    public synchronized void turn(String name, boolean turnedOn) {
      if (name.equals("weather")) {
        throw new IllegalArgumentException("there is no incident called weather");
      }
      var _ = turnedOn ? on.add(name) : on.remove(name);
    }
  }

  private static void turn(Page page, String name, String button) {
    var row = page.locator(".switches li").filter(new Locator.FilterOptions().setHasText(name));
    row.getByRole(AriaRole.BUTTON).click();
    assertThat(row.getByRole(AriaRole.BUTTON)).hasText(button);
  }

  @Test
  void tellsWhetherTheVerdictWasRightAfterHowLongAndKeepsIt(@TempDir Path data) throws Exception {
    Chromium.browser();
    var configuration = Posts.configuration(data);
    try (var post = CommandPost.start(configuration, new Switches());
        var reports = new Reports(post);
        var reader = new Reader(post, Role.RESPONDER, Reader.DESK, Language.EN)) {
      reports.send(SIGHTS.calm(Instant.now()));
      var page = reader.open("/drills");
      assertThat(page.getByRole(AriaRole.MAIN)).containsText("None yet");

      turn(page, "carrier-dns", "Turn off");
      assertThat(results(page).first()).containsText("waiting for a verdict");
      turn(page, "border-443", "Turn off");
      reports.send(SIGHTS.cut(Instant.now()));

      assertThat(results(page).first()).containsText("right");
      assertThat(results(page).first()).containsText("This outage is the border's");
      assertThat(results(page).first()).containsText("user responder");
      // Right for another drill is not wrong for this one.
      assertThat(results(page).last()).containsText("waiting");
      turn(page, "border-443", "Turn on");
      reader.picture("drills-en-1280");
      reader.assertFits();
      reader.assertQuiet();
    }
    try (var post = CommandPost.start(configuration);
        var reader = new Reader(post, Role.VIEWER, Reader.PHONE, Language.ZH)) {
      var page = reader.open("/drills");

      assertThat(results(page).first()).containsText("正确");
      assertThat(results(page).first()).containsText("故障在跨境链路");
      assertThat(results(page).last()).containsText("没有判断");
      reader.picture("drills-zh-390");
      reader.assertFits();
    }
  }

  @Test
  void aVerdictThatNamesSomethingElseIsWrong(@TempDir Path data) throws Exception {
    Chromium.browser();
    try (var post = CommandPost.start(Posts.configuration(data), new Switches());
        var reports = new Reports(post);
        var reader = new Reader(post, Role.RESPONDER, Reader.DESK, Language.EN)) {
      reports.send(SIGHTS.calm(Instant.now()));
      var page = reader.open("/drills");
      turn(page, "carrier-dns", "Turn off");
      reports.send(SIGHTS.cut(Instant.now()));

      assertThat(results(page).first()).containsText("wrong");
      assertThat(results(page).first()).containsText("This outage is the carrier's, China Unicom");
      assertThat(results(page).first().getByRole(AriaRole.LINK)).containsText("border");
    }
  }

  private static Locator results(Page page) {
    return page.locator("#results ~ table tbody tr");
  }
}
