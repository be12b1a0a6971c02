package fengsui.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// People change their own passwords; all their other sessions end with that.
@Component
public final class OwnPassword {

  /// How many characters a password has.
  public static final int SHORTEST = Passwords.SHORTEST;

  public static final int LONGEST = Passwords.LONGEST;

  private final Porter porter;
  private final Accounts accounts;
  private final Sessions sessions;
  private final Audit audit;

  OwnPassword(Porter porter, Accounts accounts, Sessions sessions, Audit audit) {
    this.porter = porter;
    this.accounts = accounts;
    this.sessions = sessions;
    this.audit = audit;
  }

  /// How it went.
  public sealed interface Answer {
    record Changed() implements Answer {}

    /// The password given as the one now is not it.
    record Wrong() implements Answer {}

    /// Too many were wrong, or too many others wait; not even looked at.
    record Wait(Duration pause) implements Answer {}
  }

  /// Whether `caller` is a person with a password here, not a program or another house's guest.
  public boolean has(Caller caller) {
    return caller.kind() == Caller.Kind.USER
        && accounts.find(caller.id()).map(Account::local).orElse(false);
  }

  /// Changes the password of the caller of `request`, if `current` is the one now.
  ///
  /// @throws IllegalArgumentException if the caller has none, or `wanted` will not do
  /// @throws BusyException if too many others wait
  public Answer change(
      String current, String wanted, HttpServletRequest request, HttpServletResponse response) {
    var caller = Caller.of(request);
    if (!has(caller)) {
      throw new IllegalArgumentException(
          "password: you have none here; change it where you signed in");
    }
    return switch (porter.check(caller.name(), current, Place.of(request))) {
      case Porter.Answer.Welcome(var account) when account.id() == caller.id() -> {
        accounts.password(account.id(), wanted);
        var secret = sessions.open(account, request.getRemoteAddr());
        Cookies.SESSION.write(request, response, secret);
        audit.record(request, "password.change", caller.words(), "ok");
        yield new Answer.Changed();
      }
      case Porter.Answer.Welcome _, Porter.Answer.Wrong _ -> {
        audit.record(request, "password.change", caller.words(), "refused: wrong password");
        yield new Answer.Wrong();
      }
      case Porter.Answer.Wait(var pause) -> new Answer.Wait(pause);
    };
  }
}
