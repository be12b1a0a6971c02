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

  private final OwnPassword own;

  OwnRoutes(OwnPassword own) {
    this.own = own;
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
    var current = passwords.current() == null ? "" : passwords.current();
    var wanted = passwords.wanted() == null ? "" : passwords.wanted();
    if (own.has(Caller.of(request))) {
      Fields.required("current", current);
      Fields.required("wanted", wanted);
    }
    return switch (own.change(current, wanted, request, response)) {
      case OwnPassword.Answer.Changed _ -> ResponseEntity.noContent().build();
      case OwnPassword.Answer.Wrong _ ->
          throw new IllegalArgumentException("current: is not your password; type it again");
      case OwnPassword.Answer.Wait(var pause) ->
          ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
              .header("Retry-After", Long.toString(pause.toSeconds() + 1))
              .build();
    };
  }
}
