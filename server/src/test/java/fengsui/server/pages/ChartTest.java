package fengsui.server.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.ColorScheme;
import fengsui.server.CommandPost;
import fengsui.server.Posts;
import fengsui.server.access.Role;
import fengsui.server.access.Visitor;
import fengsui.server.incident.Incidents;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The chart of an incident: ten calm minutes, then the border is cut.
class ChartTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir static Path data;
  private static CommandPost post;
  private static String incident;

  @BeforeAll
  static void start() throws Exception {
    post = Posts.start(data);
    var sights = Sights.few();
    try (var reports = new Reports(post)) {
      for (var before = 10; before > 0; before--) {
        reports.send(sights.calm(Instant.now().minusSeconds(60 * before)));
      }
      reports.send(sights.cut(Instant.now()));
    }
    var incidents = post.part(Incidents.class);
    await(() -> !incidents.open().isEmpty());
    incident = incidents.open().getFirst().id();
    await(() -> numbers().at("/rows").toString().contains("100"));
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    var deadline = System.nanoTime() + LONG.toNanos();
    while (!condition.call()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      LockSupport.parkNanos(200_000_000);
    }
  }

  @AfterAll
  static void stop() {
    post.close();
  }

  private static JsonNode numbers() throws Exception {
    try (var visitor = Visitor.of(post, Role.VIEWER)) {
      var answer = visitor.get("/incidents/" + incident + "/chart");
      assertThat(answer.statusCode()).isEqualTo(200);
      return JsonMapper.shared().readTree(answer.body());
    }
  }

  @Test
  void theNumbersGoFromNoneToAllAtTheOnset() throws Exception {
    var chart = numbers();

    assertThat(chart.at("/lines")).hasSize(3);
    assertThat(chart.at("/marks")).hasSize(1);
    var onset = chart.at("/marks/0/at").asInt();
    for (var line : chart.at("/lines")) {
      var failing = line.at("/failing");
      assertThat(failing).hasSameSizeAs(chart.at("/at"));
      assertThat(failing.get(0).isNull()).isTrue();
      var calm = IntStream.range(0, onset).mapToObj(failing::get).filter(it -> !it.isNull());
      assertThat(calm).isNotEmpty().allMatch(it -> it.asInt() == 0);
      assertThat(failing.get(onset).asInt()).isEqualTo(100);
    }
  }

  @Test
  void anIncidentThatIsNotThereHasNoChart() throws Exception {
    try (var visitor = Visitor.of(post, Role.VIEWER)) {
      assertThat(visitor.get("/incidents/inc-999/chart").statusCode()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "EN, 1280, LIGHT, China Unicom",
    "ZH, 1280, DARK, 中国联通",
    "ZH, 390, LIGHT, 中国联通",
    "EN, 390, DARK, China Unicom"
  })
  void theChartIsDrawnAndItsLegendNamesTheCarriers(
      Language language, int width, ColorScheme scheme, String carrier) {
    try (var reader = new Reader(post, Role.VIEWER, width, language)) {
      reader
          .page()
          .emulateMedia(
              new com.microsoft.playwright.Page.EmulateMediaOptions().setColorScheme(scheme));
      var page = reader.open("/incidents/" + incident);

      assertThat(page.locator("#chart canvas"))
          .isVisible(new IsVisibleOptions().setTimeout(LONG.toMillis()));
      var legend =
          page.evaluate(
              "() => echarts.getInstanceByDom(document.querySelector('#chart'))"
                  + ".getOption().legend[0].data.join()");
      assertThat(legend.toString()).contains(carrier, "beijing-unicom-1", "beijing-mobile-2");
      var inked =
          page.evaluate(
              "() => { const it = document.querySelector('#chart canvas');"
                  + " return it.getContext('2d').getImageData(0, 0, it.width, it.height)"
                  + ".data.some(byte => byte > 0); }");
      assertThat(inked).isEqualTo(true);
      reader.picture("chart-" + language.code() + "-" + width);
      page.locator("#numbers summary").click();
      assertThat(page.locator("#numbers tbody")).containsText("100");
      reader.assertFits();
      reader.assertQuiet();
    }
  }

  @Test
  void aReaderWithoutJavaScriptReadsTheNumbers() {
    try (var reader = new Reader(post, Role.VIEWER, Reader.DESK, Language.EN, false)) {
      var page = reader.open("/incidents/" + incident);
      page.locator("#numbers summary").click();

      assertThat(page.locator("#numbers tbody")).containsText("100");
      assertThat(page.locator("#chart")).isHidden();
    }
  }
}
