package fengsui.server.access;

import fengsui.model.Coded;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// The people who may sign in.
@Component
public final class Accounts {

  private final JdbcClient database;
  private final TransactionOperations transactions;
  private final Passwords passwords;
  private final InstantSource clock;

  Accounts(
      JdbcClient database,
      TransactionOperations transactions,
      Passwords passwords,
      InstantSource clock) {
    this.database = database;
    this.transactions = transactions;
    this.passwords = passwords;
    this.clock = clock;
  }

  /// Makes a local account.
  ///
  /// @throws IllegalArgumentException if the name is taken, or name, role or password will not do
  public Account create(String name, Role role, String password) {
    var hash = passwords.hash(password);
    try {
      return database
          .sql(
              """
              insert into account (name, role, password, created) values (?, ?, ?, ?)
              returning *
              """)
          .params(Names.checked(name), checked(role).code(), hash, Timestamp.from(clock.instant()))
          .query((row, _) -> account(row))
          .single();
    } catch (DuplicateKeyException _) {
      throw new IllegalArgumentException("name: %s is taken; choose another".formatted(name));
    }
  }

  /// Everyone, by name.
  public List<Account> all() {
    return database
        .sql("select * from account order by lower(name), id")
        .query((row, _) -> account(row))
        .list();
  }

  public Optional<Account> find(long id) {
    return database
        .sql("select * from account where id = ?")
        .param(id)
        .query((row, _) -> account(row))
        .optional();
  }

  /// The local account of that name, in any case of letters.
  public Optional<Account> find(String name) {
    return database
        .sql("select * from account where issuer is null and lower(name) = lower(?)")
        .param(name)
        .query((row, _) -> account(row))
        .optional();
  }

  /// Returns the account if `password` is right for it and it may sign in. Takes as long for an
  /// account that does not exist.
  Optional<Account> verify(String name, String password, Line line) {
    var account = find(name).filter(found -> !found.disabled());
    var kept = account.flatMap(found -> kept(found.id()));
    return passwords.matches(password, kept, line) ? account : Optional.empty();
  }

  /// Returns the account of one for whom a provider vouches, made or changed to what it says.
  Account vouched(String issuer, String subject, String name, Role role) {
    return database
        .sql(
            """
            insert into account (name, role, issuer, subject, created) values (?, ?, ?, ?, ?)
            on conflict (issuer, subject) where issuer is not null
            do update set name = excluded.name, role = excluded.role
            returning *
            """)
        .params(name, checked(role).code(), issuer, subject, Timestamp.from(clock.instant()))
        .query((row, _) -> account(row))
        .single();
  }

  /// Changes what a person may do, and ends all sessions of that person.
  ///
  /// @throws IllegalArgumentException if no administrator would be left
  public void role(long id, Role role) {
    change(id, "update account set role = ? where id = ?", checked(role).code(), id);
  }

  /// Lets a person in no more, and ends all sessions of that person; or lets the person in again.
  ///
  /// @throws IllegalArgumentException if no administrator would be left
  public void disable(long id, boolean disabled) {
    change(id, "update account set disabled = ? where id = ?", disabled, id);
  }

  /// Sets a new password, and ends all sessions of that person.
  ///
  /// @throws IllegalArgumentException if the password will not do, or the account has none
  public void password(long id, String password) {
    if (!find(id).map(Account::local).orElse(true)) {
      throw new IllegalArgumentException(
          "password: the account has none, its provider has; change it there");
    }
    change(id, "update account set password = ? where id = ?", passwords.hash(password), id);
  }

  // One at a time, so that two administrators cannot remove each other in the same moment.
  private void change(long id, String update, Object... values) {
    transactions.executeWithoutResult(_ -> {
      database.sql("lock table account in share row exclusive mode").update();
      database.sql(update).params(values).update();
      if (administrators() == 0) {
        throw new IllegalArgumentException(
            "account: it is the last administrator with a password; make another first");
      }
      database.sql("delete from session where account = ?").param(id).update();
    });
  }

  private long administrators() {
    return database
        .sql(
            """
            select count(*) from account
            where role = ? and not disabled and password is not null
            """)
        .param(Role.ADMIN.code())
        .query(Long.class)
        .single();
  }

  private Optional<String> kept(long id) {
    return database
        .sql("select password from account where id = ?")
        .param(id)
        .query(String.class)
        .optional();
  }

  private static Role checked(Role role) {
    if (role == Role.ANYONE || role == Role.AGENT || role == Role.CLIENT) {
      throw new IllegalArgumentException(
          "role: a person must be a viewer, responder, approver or admin; choose one");
    }
    return role;
  }

  static Account account(ResultSet row) throws SQLException {
    return new Account(
        row.getLong("id"),
        row.getString("name"),
        Coded.of(Role.class, row.getString("role")),
        row.getString("issuer") == null,
        row.getBoolean("disabled"),
        row.getTimestamp("created").toInstant());
  }
}
