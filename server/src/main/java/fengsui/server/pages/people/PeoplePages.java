package fengsui.server.pages.people;

import fengsui.model.Coded;
import fengsui.server.access.Accounts;
import fengsui.server.access.Audit;
import fengsui.server.access.Caller;
import fengsui.server.access.Role;
import fengsui.server.access.Secrets;
import fengsui.server.access.Tokens;
import fengsui.server.pages.Frame;
import fengsui.server.pages.Screens;
import fengsui.server.pages.people.PeopleView.Told;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The administrator's pages.
@RestController
class PeoplePages {

  private static final int LINES = 200;

  private final Accounts accounts;
  private final Tokens tokens;
  private final Audit audit;
  private final Screens screens;

  PeoplePages(Accounts accounts, Tokens tokens, Audit audit, Screens screens) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.audit = audit;
    this.screens = screens;
  }

  @GetMapping("/people")
  ResponseEntity<byte[]> people(Frame frame) {
    return page(HttpStatus.OK, frame, null, "");
  }

  @PostMapping("/people/users")
  ResponseEntity<byte[]> create(
      Frame frame,
      @RequestParam String name,
      @RequestParam String role,
      HttpServletRequest request) {
    return attempt(
        frame,
        request,
        new Deed("user.create", "user " + name),
        () -> {
          var password = Secrets.random();
          accounts.create(name.strip(), role(role), password);
          return new Told(name.strip(), password);
        });
  }

  @PostMapping("/people/users/{id}/{deed}")
  ResponseEntity<byte[]> change(
      Frame frame,
      @PathVariable long id,
      @PathVariable String deed,
      @RequestParam(defaultValue = "") String role,
      HttpServletRequest request) {
    var name = accounts.find(id).map(account -> account.name()).orElse("" + id);
    return attempt(
        frame,
        request,
        new Deed("user." + deed, "user " + name),
        () -> {
          switch (deed) {
            case "role" -> accounts.role(id, role(role));
            case "disable" -> accounts.disable(id, true);
            case "enable" -> accounts.disable(id, false);
            case "password" -> {
              var password = Secrets.random();
              accounts.password(id, password);
              return new Told(name, password);
            }
            default -> // somebody else's text
                throw new IllegalArgumentException(
                    "action: is " + deed + "; use the page's buttons");
          }
          return null;
        });
  }

  @PostMapping("/people/tokens")
  ResponseEntity<byte[]> issue(
      Frame frame,
      @RequestParam String name,
      @RequestParam String role,
      HttpServletRequest request) {
    return attempt(
        frame,
        request,
        new Deed("token.issue", role + " " + name),
        () -> {
          var issuer = Caller.of(request).words();
          return new Told(name.strip(), tokens.issue(name.strip(), role(role), issuer));
        });
  }

  @PostMapping("/people/tokens/{id}/revoke")
  ResponseEntity<byte[]> revoke(Frame frame, @PathVariable long id, HttpServletRequest request) {
    return attempt(
        frame,
        request,
        new Deed("token.revoke", "" + id),
        () -> {
          tokens.revoke(id);
          return null;
        });
  }

  @GetMapping("/people/audit")
  ResponseEntity<byte[]> audit(
      Frame frame, @RequestParam(defaultValue = "9223372036854775807") long before) {
    return screens.show("audit", frame, new AuditView(audit.before(before, LINES)));
  }

  private record Deed(String what, String subject) {}

  private ResponseEntity<byte[]> attempt(
      Frame frame, HttpServletRequest request, Deed deed, Supplier<@Nullable Told> work) {
    try {
      var told = work.get();
      audit.record(request, deed.what(), deed.subject(), "ok");
      return page(HttpStatus.OK, frame, told, "");
    } catch (IllegalArgumentException e) {
      var why = String.valueOf(e.getMessage());
      audit.record(request, deed.what(), deed.subject(), "refused: " + why);
      return page(HttpStatus.BAD_REQUEST, frame, null, why);
    }
  }

  private ResponseEntity<byte[]> page(
      HttpStatus status, Frame frame, @Nullable Told told, String trouble) {
    var view = new PeopleView(accounts.all(), tokens.all(), told, trouble);
    return screens.show(status, "people", frame, view);
  }

  private static Role role(String code) {
    return Coded.of(Role.class, code);
  }
}
