package fengsui.server.access;

import fengsui.model.Coded;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who is signed in. Kept in the database, so that a restart signs nobody out.
@Component
public final class Sessions {

  static final Duration IDLE = Duration.ofHours(8);
  static final Duration LONGEST = Duration.ofDays(7);

  // How exact the time of the last use is; a row is written at most this often.
  private static final Duration GRAIN = Duration.ofMinutes(1);

  private final JdbcClient database;
  private final InstantSource clock;

  Sessions(JdbcClient database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /// Signs someone in.
  ///
  /// @return the secret for the cookie
  public String open(Account account, String address) {
    var secret = Secrets.random();
    var now = Timestamp.from(clock.instant());
    clear();
    database
        .sql("insert into session (hash, account, address, created, used) values (?, ?, ?, ?, ?)")
        .params(Secrets.hash(secret), account.id(), address, now, now)
        .update();
    return secret;
  }

  /// Returns who signed in; empty if that was too long ago, or is over.
  Optional<Caller> find(String secret) {
    var now = clock.instant();
    var hash = Secrets.hash(secret);
    return database
        .sql(
            """
            select a.id, a.name, a.role, s.used
            from session s join account a on a.id = s.account
            where s.hash = ? and not a.disabled and s.used > ? and s.created > ?
            """)
        .params(hash, Timestamp.from(now.minus(IDLE)), Timestamp.from(now.minus(LONGEST)))
        .query((row, _) -> {
          touch(hash, row.getTimestamp("used").toInstant(), now);
          var role = Coded.of(Role.class, row.getString("role"));
          return new Caller(Caller.Kind.USER, row.getLong("id"), row.getString("name"), role);
        })
        .optional();
  }

  /// A browser in which somebody is signed in.
  ///
  /// @param used when it was used last, to the minute
  /// @param here whether it is the one that asks
  public record Seat(Instant created, Instant used, String address, boolean here) {}

  /// All in which the caller of `request` is signed in, the one used last first.
  public List<Seat> own(HttpServletRequest request) {
    var now = clock.instant();
    var own = Cookies.SESSION.read(request).map(Secrets::hash).orElse("");
    return database
        .sql(
            """
            select hash, created, used, address from session
            where account = (select account from session where hash = ?)
              and used > ? and created > ?
            order by used desc, created desc
            """)
        .params(own, Timestamp.from(now.minus(IDLE)), Timestamp.from(now.minus(LONGEST)))
        .query((row, _) ->
            new Seat(
                row.getTimestamp("created").toInstant(),
                row.getTimestamp("used").toInstant(),
                row.getString("address"),
                row.getString("hash").equals(own)))
        .list();
  }

  /// Signs the caller of `request` out everywhere else.
  ///
  /// @return how many sessions ended
  public int closeOthers(HttpServletRequest request) {
    var own = Cookies.SESSION.read(request).map(Secrets::hash).orElse("");
    return database
        .sql(
            """
            delete from session
            where account = (select account from session where hash = ?) and hash <> ?
            """)
        .params(own, own)
        .update();
  }

  /// Signs out.
  void close(String secret) {
    database.sql("delete from session where hash = ?").param(Secrets.hash(secret)).update();
  }

  private void touch(String hash, Instant used, Instant now) {
    if (used.plus(GRAIN).isBefore(now)) {
      database
          .sql("update session set used = ? where hash = ?")
          .params(Timestamp.from(now), hash)
          .update();
    }
  }

  private void clear() {
    var now = clock.instant();
    database
        .sql("delete from session where used <= ? or created <= ?")
        .params(Timestamp.from(now.minus(IDLE)), Timestamp.from(now.minus(LONGEST)))
        .update();
  }
}
