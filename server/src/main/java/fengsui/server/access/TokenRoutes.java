package fengsui.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The API on tokens.
@RestController
class TokenRoutes {

  private final Tokens tokens;
  private final Audit audit;

  TokenRoutes(Tokens tokens, Audit audit) {
    this.tokens = tokens;
    this.audit = audit;
  }

  record Wanted(String name, String role) {}

  record Shown(
      long id, String name, String role, String issuer, Instant created, @Nullable Instant used) {}

  @GetMapping("/api/v1/tokens")
  Map<String, List<Shown>> all() {
    return Map.of("tokens", tokens.all().stream().map(TokenRoutes::shown).toList());
  }

  @PostMapping("/api/v1/tokens")
  @ResponseStatus(HttpStatus.CREATED)
  Map<String, String> issue(@RequestBody Wanted wanted, HttpServletRequest request) {
    var role = Fields.role(wanted.role());
    var name = Fields.required("name", wanted.name());
    var token = tokens.issue(name, role, Caller.of(request).words());
    audit.record(request, "token.issue", "%s %s".formatted(role.code(), name), "ok");
    return Map.of("token", token);
  }

  @DeleteMapping("/api/v1/tokens/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revoke(@PathVariable long id, HttpServletRequest request) {
    var name = tokens.revoke(id).orElseThrow(NothingThereException::new);
    audit.record(request, "token.revoke", "%d %s".formatted(id, name), "ok");
  }

  private static Shown shown(Tokens.Entry entry) {
    return new Shown(
        entry.id(),
        entry.name(),
        entry.role().code(),
        entry.issuer(),
        entry.created(),
        entry.used());
  }
}
