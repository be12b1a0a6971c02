package fengsui.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The one browser of all tests. It can reach this machine only.
final class Chromium {

  private static final Path PROGRAM = Path.of("/usr/bin/chromium");

  private Chromium() {}

  private static final class Shared {
    static final Browser BROWSER = open();

    private static Browser open() {
      PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
      var options = new Playwright.CreateOptions();
      options.setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
      var launch =
          new LaunchOptions()
              .setExecutablePath(PROGRAM)
              .setArgs(
                  List.of(
                      "--no-sandbox",
                      "--disable-background-networking",
                      "--disable-component-update",
                      "--disable-sync",
                      "--no-first-run",
                      "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"));
      return Playwright.create(options).chromium().launch(launch);
    }
  }

  /// Returns it; skips the test where there is none, which in CI is a failure.
  static Browser browser() {
    var there = Files.isExecutable(PROGRAM);
    if ("true".equals(System.getenv("CI"))) {
      assertThat(there).as("%s must be installed where CI runs", PROGRAM).isTrue();
    }
    assumeTrue(there, () -> PROGRAM + " is not installed: pages are not tested in a browser");
    return Shared.BROWSER;
  }
}
