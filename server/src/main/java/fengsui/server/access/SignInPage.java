package fengsui.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Draws the page on which people sign in. The form is sent to `POST /sign-in` with the fields
/// `username`, `password`, `next` and `_csrf`.
@FunctionalInterface
public interface SignInPage {

  /// What the page shows.
  ///
  /// @param csrf the value of the field `_csrf`
  /// @param next the value of the field `next`: where to go afterwards, a path of ours
  /// @param trouble why the last attempt failed; null at the first
  /// @param pause how long to wait before the next attempt; zero if not at all
  /// @param oidc where to go to sign in with the identity provider; null without one
  record Prompt(
      String csrf, String next, @Nullable Trouble trouble, Duration pause, @Nullable String oidc) {}

  /// Why somebody is not let in.
  enum Trouble {
    /// The name or the password is wrong; which of them is not told.
    WRONG,
    /// Too many failures: see how long to wait.
    WAIT,
    /// Too many people at the same time.
    BUSY,
    /// The identity provider cannot be reached.
    PROVIDER_SILENT,
    /// The identity provider's answer cannot be trusted, or came too late.
    PROVIDER_REFUSED,
    /// The identity provider knows the person, but none of the person's groups has a role here.
    NO_GROUP
  }

  /// Returns HTML.
  String html(Prompt prompt, HttpServletRequest request);
}
