package fengsui.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// What callers may know and change of themselves.
@RestController
class OwnRoutes {

  private final Porter porter;
  private final Accounts accounts;
  private final Sessions sessions;
  private final Audit audit;

  OwnRoutes(Porter porter, Accounts accounts, Sessions sessions, Audit audit) {
    this.porter = porter;
    this.accounts = accounts;
    this.sessions = sessions;
    this.audit = audit;
  }

  /// The password now, and the one to be.
  record Passwords(@Nullable String current, @Nullable String wanted) {}

  @GetMapping("/api/v1/me")
  Map<String, String> me(@AuthenticationPrincipal Caller caller) {
    return Map.of("name", caller.name(), "role", caller.role().code());
  }

  /// Changes the caller's own password. All other sessions of the caller end.
  @PostMapping("/api/v1/me/password")
  ResponseEntity<Void> change(
      @RequestBody Passwords passwords, HttpServletRequest request, HttpServletResponse response) {
    var caller = Caller.of(request);
    if (caller.kind() != Caller.Kind.USER || !local(caller)) {
      throw new IllegalArgumentException(
          "password: you have none here; change it where you signed in");
    }
    var current = Fields.required("current", passwords.current());
    return switch (porter.check(caller.name(), current, request.getRemoteAddr())) {
      case Porter.Answer.Welcome(var account) when account.id() == caller.id() -> {
        accounts.password(account.id(), Fields.required("wanted", passwords.wanted()));
        var secret = sessions.open(account, request.getRemoteAddr());
        Cookies.SESSION.write(request, response, secret);
        audit.record(request, "password.change", caller.words(), "ok");
        yield ResponseEntity.noContent().build();
      }
      case Porter.Answer.Welcome _, Porter.Answer.Wrong _ -> {
        audit.record(request, "password.change", caller.words(), "refused: wrong password");
        throw new IllegalArgumentException("current: is not your password; type it again");
      }
      case Porter.Answer.Wait(var pause) ->
          ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
              .header("Retry-After", Long.toString(pause.toSeconds() + 1))
              .build();
    };
  }

  private boolean local(Caller caller) {
    return accounts.find(caller.id()).map(Account::local).orElse(false);
  }
}
