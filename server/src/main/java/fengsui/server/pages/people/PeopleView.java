package fengsui.server.pages.people;

import fengsui.server.access.Account;
import fengsui.server.access.Tokens;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who may do what: people, and the tokens of programs.
///
/// @param told a secret that is told once, here; null without one
/// @param trouble why the last attempt failed; empty if it did not
public record PeopleView(
    List<Account> accounts, List<Tokens.Entry> tokens, @Nullable Told told, String trouble) {

  /// The roles that a person can have.
  public static final List<String> ROLES = List.of("viewer", "responder", "approver", "admin");

  /// The roles that a token can have that is not an agent's.
  public static final List<String> TOKEN_ROLES =
      List.of("viewer", "client", "responder", "approver", "admin");

  /// A password or a token, and whose.
  public record Told(String whose, String secret) {}
}
