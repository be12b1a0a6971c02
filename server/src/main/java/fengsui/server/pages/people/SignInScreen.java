package fengsui.server.pages.people;

import fengsui.server.access.SignInPage;
import fengsui.server.pages.Frames;
import fengsui.server.pages.Screens;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// The page on which people sign in.
@Component
class SignInScreen implements SignInPage {

  private final Frames frames;
  private final Screens screens;

  SignInScreen(Frames frames, Screens screens) {
    this.frames = frames;
    this.screens = screens;
  }

  @Override
  public String html(Prompt prompt, HttpServletRequest request) {
    var frame = frames.of(request);
    var trouble = prompt.trouble();
    var said =
        trouble == null
            ? ""
            : frame.say(
                "sign-in." + trouble.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                prompt.pause().toSeconds());
    var view = new SignInView(prompt.csrf(), prompt.next(), said, prompt.oidc());
    return new String(screens.render("sign-in", frame, view), StandardCharsets.UTF_8);
  }
}
