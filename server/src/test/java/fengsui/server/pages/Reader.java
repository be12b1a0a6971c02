package fengsui.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import fengsui.server.CommandPost;
import fengsui.server.access.Role;
import fengsui.server.access.Visitor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person with a browser, signed in at a post; close it. All that goes wrong in the browser is
/// written down.
final class Reader implements AutoCloseable {

  static final int DESK = 1280;
  static final int PHONE = 390;

  private final CommandPost post;
  private final BrowserContext context;
  private final Page page;
  private final List<String> troubles = new ArrayList<>();

  /// @param role null: nobody signed in
  Reader(CommandPost post, @Nullable Role role, int width, Language language) {
    this(post, role, width, language, true);
  }

  /// @param scripts whether the browser runs JavaScript
  Reader(CommandPost post, @Nullable Role role, int width, Language language, boolean scripts) {
    this.post = post;
    var options =
        new Browser.NewContextOptions()
            .setViewportSize(width, width == PHONE ? 844 : 900)
            .setLocale(language.tag())
            .setJavaScriptEnabled(scripts);
    this.context = Chromium.browser().newContext(options);
    if (role != null) {
      try (var visitor = Visitor.of(post, role)) {
        context.addCookies(
            List.of(
                new Cookie("fengsui-session", visitor.session()).setUrl(post.url().toString())));
      }
    }
    this.page = context.newPage();
    page.onConsoleMessage(message -> {
      if (message.type().equals("error") || message.type().equals("warning")) {
        troubles.add(message.text() + " at " + message.location());
      }
    });
    page.onPageError(troubles::add);
    page.onRequest(request -> {
      if (!request.url().startsWith(post.url().toString())) {
        troubles.add("request to " + request.url());
      }
    });
  }

  Page page() {
    return page;
  }

  BrowserContext context() {
    return context;
  }

  /// Opens a page of the post.
  Page open(String path) {
    page.navigate(post.url().resolve(path).toString());
    return page;
  }

  /// Keeps what is seen, for people.
  void picture(String name) {
    var file = Path.of("target", "screenshots", name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
  }

  /// Nothing on the page makes it wider than the window.
  void assertFits() {
    var wide =
        page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(wide).as("pixels over the window's width on %s", page.url()).isEqualTo(0);
  }

  /// No error, no violation of the content policy, no request elsewhere.
  void assertQuiet() {
    assertThat(troubles).isEmpty();
  }

  @Override
  public void close() {
    context.close();
  }
}
