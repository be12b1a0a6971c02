package fengsui.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The API on users.
@RestController
class UserRoutes {

  private final Accounts accounts;
  private final Audit audit;

  UserRoutes(Accounts accounts, Audit audit) {
    this.accounts = accounts;
    this.audit = audit;
  }

  record Shown(
      long id, String name, String role, boolean local, boolean disabled, Instant created) {}

  record Wanted(@Nullable String name, @Nullable String role) {}

  /// A field that is missing stays as it is.
  record Changed(@Nullable String role, @Nullable Boolean disabled) {}

  @GetMapping("/api/v1/users")
  Map<String, List<Shown>> all() {
    return Map.of("users", accounts.all().stream().map(UserRoutes::shown).toList());
  }

  /// Makes a user; the answer tells the password, once.
  @PostMapping("/api/v1/users")
  @ResponseStatus(HttpStatus.CREATED)
  Map<String, Object> create(@RequestBody Wanted wanted, HttpServletRequest request) {
    var password = Secrets.random();
    var role = Fields.role(wanted.role());
    var account = accounts.create(Fields.required("name", wanted.name()), role, password);
    audit.record(request, "user.create", words(account), "ok: " + role.code());
    return Map.of("user", shown(account), "password", password);
  }

  @PutMapping("/api/v1/users/{id}")
  Shown change(@PathVariable long id, @RequestBody Changed change, HttpServletRequest request) {
    var account = account(id);
    var role = change.role();
    if (role != null) {
      attempt(request, "user.role", account, () -> accounts.role(id, Fields.role(role)));
    }
    var disabled = change.disabled();
    if (disabled != null) {
      var what = disabled ? "user.disable" : "user.enable";
      attempt(request, what, account, () -> accounts.disable(id, disabled));
    }
    return shown(account(id));
  }

  /// Gives a user a new password; the answer tells it, once.
  @PostMapping("/api/v1/users/{id}/password")
  Map<String, String> reset(@PathVariable long id, HttpServletRequest request) {
    var password = Secrets.random();
    attempt(request, "user.password", account(id), () -> accounts.password(id, password));
    return Map.of("password", password);
  }

  private void attempt(HttpServletRequest request, String what, Account account, Runnable change) {
    try {
      change.run();
    } catch (IllegalArgumentException e) {
      audit.record(request, what, words(account), "refused: " + e.getMessage());
      throw e;
    }
    audit.record(request, what, words(account), "ok");
  }

  private Account account(long id) {
    return accounts.find(id).orElseThrow(NothingThereException::new);
  }

  private static String words(Account account) {
    return "user " + account.name();
  }

  private static Shown shown(Account account) {
    return new Shown(
        account.id(),
        account.name(),
        account.role().code(),
        account.local(),
        account.disabled(),
        account.created());
  }
}
