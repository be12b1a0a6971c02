package fengsui.server.access;

import fengsui.model.Coded;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tokens of programs: agents and users of the API. Only their hashes are kept.
@Component
public final class Tokens {

  // How exact the time of the last use is; a row is written at most this often.
  private static final Duration GRAIN = Duration.ofMinutes(1);

  private final JdbcClient database;
  private final InstantSource clock;

  Tokens(JdbcClient database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// A token as it may be shown.
  ///
  /// @param issuer who made it
  /// @param used when it was last used, to the minute; null if never
  public record Entry(
      long id, String name, Role role, String issuer, Instant created, @Nullable Instant used) {}

  /// Whom a token speaks for; an agent's name is that in its observations.
  public record Holder(String name, Role role) {}

  /// Makes a token; it is told once, here.
  public String issue(String name, Role role) {
    return issue(name, role, "the command line");
  }

  /// Makes a token for whom `issuer` answers; it is told once, here.
  public String issue(String name, Role role, String issuer) {
    var token = "fs_" + Secrets.random();
    database
        .sql("insert into token (hash, name, role, issuer, created) values (?, ?, ?, ?, ?)")
        .params(
            Secrets.hash(token),
            Names.checked(name),
            checked(role).code(),
            issuer,
            Timestamp.from(clock.instant()))
        .update();
    return token;
  }

  /// Returns whose it is; empty if nobody's, or revoked.
  public Optional<Holder> find(String token) {
    return caller(token).map(caller -> new Holder(caller.name(), caller.role()));
  }

  /// Returns who calls with it, and notes that it was used.
  Optional<Caller> caller(String token) {
    var now = clock.instant();
    var hash = Secrets.hash(token);
    return database
        .sql("select id, name, role, used from token where hash = ? and revoked is null")
        .param(hash)
        .query((row, _) -> {
          touch(row.getLong("id"), row.getTimestamp("used"), now);
          var role = Coded.of(Role.class, row.getString("role"));
          return new Caller(Caller.Kind.TOKEN, row.getLong("id"), row.getString("name"), role);
        })
        .optional();
  }

  /// Those that are not revoked, by name.
  public List<Entry> all() {
    return database
        .sql(
            """
            select id, name, role, issuer, created, used from token
            where revoked is null order by name, id
            """)
        .query((row, _) -> entry(row))
        .list();
  }

  /// Takes a token's power from now on.
  ///
  /// @return its name; empty if there is none, or none any more
  public Optional<String> revoke(long id) {
    return database
        .sql("update token set revoked = ? where id = ? and revoked is null returning name")
        .params(Timestamp.from(clock.instant()), id)
        .query(String.class)
        .optional();
  }

  /// What may be said of a token that opens nothing.
  String words(String token) {
    return database
        .sql("select name from token where hash = ?")
        .param(Secrets.hash(token))
        .query(String.class)
        .optional()
        .map(name -> "revoked token " + name)
        .orElse("unknown token");
  }

  private void touch(long id, @Nullable Timestamp used, Instant now) {
    if (used == null || used.toInstant().plus(GRAIN).isBefore(now)) {
      database
          .sql("update token set used = ? where id = ?")
          .params(Timestamp.from(now), id)
          .update();
    }
  }

  private static Role checked(Role role) {
    if (role == Role.ANYONE) {
      throw new IllegalArgumentException(
          "role: a token must be for an agent, client, viewer, responder, approver or admin; choose"
              + " one");
    }
    return role;
  }

  private static Entry entry(ResultSet row) throws SQLException {
    var used = row.getTimestamp("used");
    return new Entry(
        row.getLong("id"),
        row.getString("name"),
        Coded.of(Role.class, row.getString("role")),
        row.getString("issuer"),
        row.getTimestamp("created").toInstant(),
        used == null ? null : used.toInstant());
  }
}
