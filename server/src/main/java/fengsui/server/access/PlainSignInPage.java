package fengsui.server.access;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.util.HtmlUtils;

/// A page to sign in that needs nothing else.
final class PlainSignInPage implements SignInPage {

  @Override
  public String html(Prompt prompt, HttpServletRequest request) {
    return """
    <!doctype html>
    <html lang="en">
    <meta charset="utf-8">
    <title>Fengsui – sign in</title>
    <p role="alert">%s</p>
    <form method="post" action="/sign-in">
    <input type="hidden" name="_csrf" value="%s">
    <input type="hidden" name="next" value="%s">
    <label>Name <input name="username" autocomplete="username" required></label>
    <label>Password <input name="password" type="password" autocomplete="current-password"
      required></label>
    <button>Sign in</button>
    </form>
    %s
    """
        .formatted(
            words(prompt),
            HtmlUtils.htmlEscape(prompt.csrf()),
            HtmlUtils.htmlEscape(prompt.next()),
            prompt.oidc() == null
                ? ""
                : "<p><a href=\"%s\">Sign in with the identity provider</a></p>"
                    .formatted(HtmlUtils.htmlEscape(prompt.oidc())));
  }

  private static String words(Prompt prompt) {
    return switch (prompt.trouble()) {
      case null -> "";
      case WRONG -> "Name or password is wrong.";
      case WAIT -> "Too many failures. Try again in %d s.".formatted(prompt.pause().toSeconds());
      case BUSY -> "Too many people sign in at the same time. Try again in a few seconds.";
      case PROVIDER_SILENT -> "The identity provider does not answer. Local users can sign in.";
      case PROVIDER_REFUSED -> "The identity provider's answer cannot be trusted. Try again.";
      case NO_GROUP -> "You have no role here. Ask an administrator to give your group one.";
    };
  }
}
