package fengsui.server.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import fengsui.server.CommandPost;
import fengsui.server.Posts;
import fengsui.server.access.Role;
import fengsui.server.access.Visitor;
import fengsui.server.incident.Incidents;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How every page looks to the eye, to the keyboard and to a screen reader, while the border is
/// cut.
class AppearanceTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir static Path data;
  private static CommandPost post;
  private static Reports reports;

  @BeforeAll
  static void start() throws Exception {
    Chromium.browser();
    post = Posts.start(data);
    reports = new Reports(post);
    reports.send(Sights.few().calm(Instant.now().minusSeconds(60)));
    reports.send(Sights.few().cut(Instant.now()));
    try (var approver = Visitor.of(post, Role.APPROVER)) {
      approver.post(
          "/targets/plans/edit",
          Map.of("name", "quick", "every", "2s", "timeout", "5s", "listening", "0s"));
      approver.post(
          "/targets/edit",
          Map.of(
              "url",
              "https://198.51.100.10",
              "id",
              "shop",
              "side",
              "overseas",
              "owner",
              "ours",
              "criticality",
              "critical"));
      approver.send(
          "POST",
          "/api/v2/alerts",
          "[{\"labels\":{\"alertname\":\"ShopDown\",\"target\":\"shop\"}}]");
    }
    var end = System.nanoTime() + SOON.toNanos();
    while (post.part(Incidents.class).open().isEmpty()) {
      assertThat(System.nanoTime()).as("an incident in time").isLessThan(end);
      LockSupport.parkNanos(100_000_000);
    }
  }

  @AfterAll
  static void stop() {
    if (post != null) {
      reports.close();
      post.close();
    }
  }

  private static List<String> places() {
    var incident = post.part(Incidents.class).open().getFirst().id();
    return List.of(
        "/",
        "/paths",
        "/paths/cell?agent=beijing-unicom-1&target=shop",
        "/incidents",
        "/incidents/" + incident,
        "/vantages",
        "/resolvers",
        "/orders",
        "/targets",
        "/targets/plans/edit?name=quick",
        "/drills",
        "/account",
        "/people",
        "/reports");
  }

  /// Every text, and what of its contrast lies under WCAG's 4.5 (3 for large text).
  private static final String FAINT =
      """
      () => {
        const parse = it => { const n = it.match(/[\\d.]+/g).map(Number); return n.length > 3 ? n : [...n, 1]; };
        const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
        const ground = it => {
          const layers = [];
          for (; it; it = it.parentElement) {
            const colour = parse(getComputedStyle(it).backgroundColor);
            if (colour[3] > 0) layers.push(colour);
            if (colour[3] === 1) break;
          }
          const dark = matchMedia('(prefers-color-scheme: dark)').matches;
          return layers.reverse().reduce((below, top) => over(top, below), dark ? [18, 18, 18, 1] : [255, 255, 255, 1]);
        };
        const light = it => {
          const [r, g, b] = it.slice(0, 3).map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const found = [];
        const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) {
          const text = walk.currentNode.textContent.trim();
          const it = walk.currentNode.parentElement;
          if (!text || !it.checkVisibility({ visibilityProperty: true }) || ['OPTION', 'SCRIPT', 'NOSCRIPT'].includes(it.tagName)) continue;
          const box = it.getBoundingClientRect();
          if (box.width === 0 || box.right < 0) continue;
          const style = getComputedStyle(it);
          let opacity = 1;
          for (let up = it; up; up = up.parentElement) opacity *= Number(getComputedStyle(up).opacity);
          const back = ground(it);
          const ink = parse(style.color);
          const [a, b] = [light(over([ink[0], ink[1], ink[2], ink[3] * opacity], back)), light(back)];
          const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
          const size = parseFloat(style.fontSize);
          const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
          if (contrast < (large ? 3 : 4.5)) found.push(contrast.toFixed(2) + ' "' + text.slice(0, 40) + '" ' + it.tagName + '.' + it.className);
        }
        return found;
      }
      """;

  @ParameterizedTest
  @CsvSource({"EN, 1280, LIGHT", "ZH, 1280, DARK", "ZH, 390, LIGHT", "EN, 390, DARK"})
  void everyTextStandsOutAndNoPageIsWiderThanItsWindow(
      Language language, int width, ColorScheme scheme) {
    try (var reader = new Reader(post, Role.ADMIN, width, language)) {
      reader.page().emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
      for (var place : places()) {
        var page = reader.open(place);
        assertThat((List<?>) page.evaluate(FAINT)).as("faint on %s, %s", place, scheme).isEmpty();
        reader.assertFits();
        reader.picture("look" + place.replaceAll("[^a-z]+", "-") + "-" + language.code() + width);
      }
      reader.assertQuiet();
    }
  }

  /// What can be reached: one name for each, in a window of its own for each page.
  private static final String REACHABLE =
      """
      () => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
        .filter(it => it.checkVisibility({ visibilityProperty: true }) && !it.disabled && it.tabIndex >= 0)
        .map((it, i) => it.dataset.walk = i).length
      """;

  /// The element that has the focus: its number, and whether that can be seen.
  private static final String FOCUS =
      """
      () => {
        const it = document.activeElement;
        const style = getComputedStyle(it);
        const seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
        return it.dataset.walk === undefined ? -1 : seen ? Number(it.dataset.walk) : -2 - Number(it.dataset.walk);
      }
      """;

  @Test
  void everythingIsReachedByTabWithAFocusThatIsSeen() {
    try (var reader = new Reader(post, Role.ADMIN, Reader.DESK, Language.EN)) {
      for (var place : places()) {
        var page = reader.open(place);
        var there = ((Number) page.evaluate(REACHABLE)).intValue();
        var reached = new HashSet<Integer>();
        for (var steps = 0; steps < there + 5 && reached.size() < there; steps++) {
          page.keyboard().press("Tab");
          var at = ((Number) page.evaluate(FOCUS)).intValue();
          assertThat(at).as("focus unseen on %s", place).isGreaterThan(-2);
          if (at >= 0) {
            reached.add(at);
          }
        }
        assertThat(reached).as("reached on %s", place).hasSize(there);
      }
    }
  }

  @Test
  void theCheckOfContrastFindsFaintText() {
    try (var reader = new Reader(post, Role.VIEWER, Reader.DESK, Language.EN)) {
      var page = reader.open("/drills");
      page.locator("h1").evaluate("it => it.style.color = '#9aa0a6'");

      assertThat((List<?>) page.evaluate(FAINT))
          .singleElement(as(InstanceOfAssertFactories.STRING))
          .contains("\"Drills\" H1");
    }
  }

  private static void assertHeard(String place, String snapshot) {
    try (var reader = new Reader(post, Role.VIEWER, Reader.DESK, Language.EN)) {
      assertThat(reader.open(place).locator("main")).matchesAriaSnapshot(snapshot);
    }
  }

  @Test
  void nowIsHeardAsAnswerNextStepAndWhatItRestsOn() {
    assertHeard(
        "/",
        """
        - region "This outage is the border's (TCP/443, outbound).":
          - paragraph: border
          - heading "This outage is the border's (TCP/443, outbound)." [level=1]
          - list:
            - listitem: /since .+, for .+/
            - listitem: /\\d+ % sure/
            - listitem: /4 targets, seen from 3 vantages/
          - heading "What to do next" [level=2]
          - paragraph: /Switch overseas dependencies/
          - paragraph:
            - link "Evidence and actions"
        - region "Open incidents":
          - heading "Open incidents" [level=2]
          - list:
            - listitem:
              - link "border This outage is the border's (TCP/443, outbound)"
        - region "Symptoms from other monitoring"
        - region "Vantages not reporting"
        - region "Measured now"
        """);
  }

  @Test
  void pathsAreHeardAsATableWhoseCellsSayWhatFailed() {
    assertHeard(
        "/paths",
        """
        - heading "Paths" [level=1]
        - paragraph: 18 paths, 12 failing
        - combobox "Carrier"
        - searchbox "Target"
        - checkbox "Only failing"
        - region "Targets by vantages":
          - table:
            - rowgroup:
              - row "China Telecom China Unicom China Mobile"
            - rowgroup:
              - row "hall · · ·"
              - 'row "orders connect: refused connect: refused connect: refused"':
                - rowheader "orders"
                - 'cell "connect: refused"':
                  - 'link "connect: refused"'
        """);
  }

  @Test
  void anIncidentIsHeardWithWhatSpeaksForItAndWhatOtherMonitoringSaid() {
    assertHeard(
        places().get(4),
        """
        - paragraph:
          - link "All incidents"
        - region "This outage is the border's (TCP/443, outbound)."
        - region "Failures over time"
        - region "Why":
          - heading "For" [level=3]
          - list:
            - listitem: /connection_refused after 6.2 ms from beijing-/
            - listitem: 4 targets from 3 vantages fail so
          - heading "Against" [level=3]
          - paragraph: Nothing speaks against it.
          - heading "Ruled out" [level=3]
        - region "Control pairs"
        - region "What other monitoring said meanwhile not evidence for the verdict":
          - table:
            - rowgroup
            - rowgroup:
              - row:
                - rowheader "ShopDown"
                - cell "its label target=shop names target shop"
                - cell /still firing/
        - region "Scope"
        - region "Timeline"
        """);
  }

  @Test
  void vantagesAreHeardAsATable() {
    assertHeard(
        "/vantages",
        """
        - heading "Vantages" [level=1]
        - region "Vantages":
          - table:
            - rowgroup:
              - row "Agent Where Last heard Clock Backlog Dropped Own health"
            - rowgroup:
              - row /beijing-mobile-2/:
                - rowheader /beijing-mobile-2/
                - cell "China Mobile, Beijing, fixed line, domestic"
                - cell /reporting|silent/
        - region "Who changed what when"
        """);
  }

  @Test
  void targetsAreHeardWithTheirPlansAndHistory() {
    assertHeard(
        "/targets",
        """
        - heading "Targets" [level=1]
        - region "Targets":
          - table:
            - rowgroup
            - rowgroup:
              - row /shop/:
                - rowheader "shop"
                - cell "https://198.51.100.10"
                - cell "overseas"
                - cell "ours"
                - cell "critical"
        - region "Plans":
          - table:
            - rowgroup
            - rowgroup:
              - row /quick/:
                - cell "every 2s, no control ports"
        - region "Who changed what when":
          - heading "Who changed what when" [level=2]
          - list:
            - listitem: /target shop added/
        """);
  }

  @Test
  void drillsAreHeardWithTheWayToRunOne() {
    assertHeard(
        "/drills",
        """
        - heading "Drills" [level=1]
        - region "How to run one":
          - heading "How to run one" [level=2]
          - code: fengsui up --demo
          - code: fengsui drill run border-443
        """);
  }
}
