package fengsui.server.pages.people;

import fengsui.server.access.Audit;
import fengsui.server.access.BusyException;
import fengsui.server.access.OwnPassword;
import fengsui.server.access.Sessions;
import fengsui.server.pages.Frame;
import fengsui.server.pages.Screens;
import fengsui.server.pages.Troubles;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// What readers may know and change of themselves.
@RestController
class AccountPage {

  private final OwnPassword own;
  private final Sessions sessions;
  private final Audit audit;
  private final Screens screens;

  AccountPage(OwnPassword own, Sessions sessions, Audit audit, Screens screens) {
    this.own = own;
    this.sessions = sessions;
    this.audit = audit;
    this.screens = screens;
  }

  /// What the form sends.
  record Wish(@Nullable String current, @Nullable String wanted, @Nullable String again) {

    // A form may lack any field, whatever our page sends.
    Wish {
      current = Objects.requireNonNullElse(current, "");
      wanted = Objects.requireNonNullElse(wanted, "");
      again = Objects.requireNonNullElse(again, "");
    }
  }

  @GetMapping("/account")
  ResponseEntity<byte[]> page(Frame frame, HttpServletRequest request) {
    return show(frame, request, Troubles.NONE, "");
  }

  /// Changes the reader's password.
  @PostMapping("/account/password")
  ResponseEntity<byte[]> change(
      Frame frame, Wish wish, HttpServletRequest request, HttpServletResponse response) {
    if (!own.has(frame.caller())) {
      return show(frame, request, Troubles.above(frame.say("account.no-password")), "");
    }
    var troubles = troubles(wish, frame);
    if (!troubles.none()) {
      return show(frame, request, troubles, "");
    }
    try {
      var current = Objects.requireNonNull(wish.current());
      var wanted = Objects.requireNonNull(wish.wanted());
      return switch (own.change(current, wanted, request, response)) {
        case OwnPassword.Answer.Changed _ ->
            ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header("Location", "/account?done=password")
                .build();
        case OwnPassword.Answer.Wrong _ ->
            show(frame, request, Troubles.beside("current", frame.say("account.wrong")), "");
        case OwnPassword.Answer.Wait(var pause) ->
            show(frame, request, waiting(frame, pause.toSeconds() + 1), "");
      };
    } catch (BusyException _) {
      return show(frame, request, Troubles.above(frame.say("sign-in.busy")), "");
    }
  }

  /// Signs the reader out everywhere else.
  @PostMapping("/account/sessions")
  ResponseEntity<byte[]> leave(Frame frame, HttpServletRequest request) {
    var ended = sessions.closeOthers(request);
    audit.record(request, "session.end-others", frame.caller().words(), "ok: " + ended);
    return show(frame, request, Troubles.NONE, frame.say("account.left", ended));
  }

  private static Troubles waiting(Frame frame, long seconds) {
    return Troubles.above(frame.say("sign-in.wait", seconds));
  }

  private static Troubles troubles(Wish wish, Frame frame) {
    var beside = new LinkedHashMap<String, List<String>>();
    var wanted = Objects.requireNonNull(wish.wanted());
    if (Objects.requireNonNull(wish.current()).isEmpty()) {
      beside.put("current", List.of(frame.say("account.missing")));
    }
    if (wanted.length() < OwnPassword.SHORTEST || wanted.length() > OwnPassword.LONGEST) {
      var words =
          frame.say("account.length", OwnPassword.SHORTEST, OwnPassword.LONGEST, wanted.length());
      beside.put("wanted", List.of(words));
    }
    if (!wanted.equals(wish.again())) {
      beside.put("again", List.of(frame.say("account.differs")));
    }
    return beside.isEmpty() ? Troubles.NONE : new Troubles(Map.copyOf(beside), List.of());
  }

  private ResponseEntity<byte[]> show(
      Frame frame, HttpServletRequest request, Troubles troubles, String done) {
    var changed = troubles.none() && "password".equals(request.getParameter("done"));
    var said = changed ? frame.say("account.changed") : done;
    var view =
        new AccountView(
            own.has(frame.caller()), sessions.own(request), troubles, said, OwnPassword.SHORTEST);
    var status = troubles.none() ? HttpStatus.OK : HttpStatus.BAD_REQUEST;
    return screens.show(status, "account", frame, view);
  }
}
