package fengsui.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Signing in with a password, and out.
@RestController
class SignIn {

  private final Accounts accounts;
  private final Sessions sessions;
  private final SignInPage page;

  SignIn(Accounts accounts, Sessions sessions, ObjectProvider<SignInPage> page) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.page = page.getIfAvailable(PlainSignInPage::new);
  }

  /// What the form sends.
  record Form(String username, String password, @Nullable String next) {}

  @GetMapping("/sign-in")
  ResponseEntity<String> form(
      @RequestParam(required = false) @Nullable String next, HttpServletRequest request) {
    return page(HttpStatus.OK, Next.of(next), null, request);
  }

  @PostMapping("/sign-in")
  ResponseEntity<String> signIn(
      Form form, HttpServletRequest request, HttpServletResponse response) {
    var next = Next.of(form.next());
    var account = accounts.verify(form.username(), form.password());
    if (account.isEmpty()) {
      return page(HttpStatus.UNAUTHORIZED, next, SignInPage.Trouble.WRONG, request);
    }
    var secret = sessions.open(account.get(), request.getRemoteAddr());
    Cookies.SESSION.write(request, response, secret);
    return to(next);
  }

  @PostMapping("/sign-out")
  ResponseEntity<String> signOut(HttpServletRequest request, HttpServletResponse response) {
    Cookies.SESSION.read(request).ifPresent(sessions::close);
    Cookies.SESSION.clear(request, response);
    return to("/sign-in");
  }

  private static ResponseEntity<String> to(String path) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, path).build();
  }

  private ResponseEntity<String> page(
      HttpStatus status,
      String next,
      SignInPage.@Nullable Trouble trouble,
      HttpServletRequest request) {
    var csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    var prompt = new SignInPage.Prompt(csrf.getToken(), next, trouble, Duration.ZERO, null);
    return ResponseEntity.status(status)
        .contentType(MediaType.TEXT_HTML)
        .body(page.html(prompt, request));
  }
}
