package fengsui.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Signing in with a password, and out.
@RestController
class SignIn {

  private final Porter porter;
  private final Entrance entrance;
  private final Accounts accounts;
  private final Audit audit;

  SignIn(Porter porter, Entrance entrance, Accounts accounts, Audit audit) {
    this.porter = porter;
    this.entrance = entrance;
    this.accounts = accounts;
    this.audit = audit;
  }

  /// What the form sends.
  record Form(@Nullable String username, @Nullable String password, @Nullable String next) {}

  @GetMapping("/sign-in")
  ResponseEntity<String> form(
      @RequestParam(required = false) @Nullable String next, HttpServletRequest request) {
    return entrance.page(request, next, null, Duration.ZERO);
  }

  @PostMapping("/sign-in")
  ResponseEntity<String> signIn(
      Form form, HttpServletRequest request, HttpServletResponse response) {
    var name = form.username();
    var password = form.password();
    if (name == null || name.isEmpty() || password == null || password.isEmpty()) {
      return entrance.page(request, form.next(), null, Duration.ZERO);
    }
    try {
      return porter.check(
          name,
          password,
          Place.of(request),
          said ->
              switch (said) {
                case Porter.Answer.Welcome(var account) ->
                    welcome(account, form.next(), request, response);
                case Porter.Answer.Wrong _ -> wrong(name, form.next(), request);
                case Porter.Answer.Wait(var pause) -> pause(pause, name, form.next(), request);
              });
    } catch (BusyException _) {
      return entrance.page(request, form.next(), SignInPage.Trouble.BUSY, Duration.ofSeconds(5));
    }
  }

  @PostMapping("/sign-out")
  ResponseEntity<String> signOut(HttpServletRequest request, HttpServletResponse response) {
    entrance.leave(request, response);
    audit.record(request, "sign-out", "", "ok");
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .header(HttpHeaders.LOCATION, "/sign-in")
        .build();
  }

  private ResponseEntity<String> welcome(
      Account account,
      @Nullable String next,
      HttpServletRequest request,
      HttpServletResponse response) {
    var onward = entrance.enter(account, next, request, response);
    porter
        .remember(account, Place.of(request))
        .ifPresent(word -> Cookies.BROWSER.write(request, response, word));
    return onward;
  }

  private ResponseEntity<String> wrong(
      String name, @Nullable String next, HttpServletRequest request) {
    audit.record(request, "sign-in", known(name), "refused: name or password is wrong");
    return entrance.page(request, next, SignInPage.Trouble.WRONG, Duration.ZERO);
  }

  private ResponseEntity<String> pause(
      Duration pause, String name, @Nullable String next, HttpServletRequest request) {
    if (audit.hasRoom()) {
      audit.recordOnce(request, "sign-in", known(name), "refused: too many failures");
    }
    return entrance.page(request, next, SignInPage.Trouble.WAIT, pause);
  }

  // People type their password into the wrong field, so only names that exist are kept.
  private String known(String name) {
    return accounts.find(name).map(account -> "user " + account.name()).orElse("unknown name");
  }
}
