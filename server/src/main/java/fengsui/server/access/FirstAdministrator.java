package fengsui.server.access;

import java.util.Optional;
import org.springframework.stereotype.Component;

/// The account `admin`, made when the post starts for the first time.
@Component
public final class FirstAdministrator {

  /// Its name.
  public static final String NAME = "admin";

  private final Accounts accounts;
  private final Optional<String> password;

  FirstAdministrator(Accounts accounts) {
    this.accounts = accounts;
    if (accounts.all().isEmpty()) {
      var random = Secrets.random();
      accounts.create(NAME, Role.ADMIN, random);
      password = Optional.of(random);
    } else {
      password = Optional.empty();
    }
  }

  /// Its password, to be told to the operator and to nobody else, and never logged; empty at all
  /// starts but the first.
  public Optional<String> password() {
    return password;
  }

  /// For the operator who lost it, at the machine itself: makes `admin` an administrator who may
  /// sign in, whatever became of the account, and returns its new password.
  public String renew() {
    var random = Secrets.random();
    accounts
        .find(NAME)
        .ifPresentOrElse(
            account -> {
              accounts.password(account.id(), random);
              accounts.role(account.id(), Role.ADMIN);
              accounts.disable(account.id(), false);
            },
            () -> accounts.create(NAME, Role.ADMIN, random));
    return random;
  }
}
