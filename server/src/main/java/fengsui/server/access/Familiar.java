package fengsui.server.access;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// From where people signed in before. Kept in the database, and the latest in memory too, so that
/// a flood of strangers asks the database nothing.
@Component
final class Familiar {

  static final Duration REMEMBERED = Duration.ofDays(90);
  private static final int MOST = 20_000;

  private final JdbcClient database;
  private final InstantSource clock;
  private final Recent<Instant> places = new Recent<>(MOST);

  Familiar(JdbcClient database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    database
        .sql(
            """
            select * from (
              select lower(a.name) as who, k.address, k.used
              from account_address k join account a on a.id = k.account
              where a.issuer is null and k.used > ?
              order by k.used desc limit ?) latest
            order by used
            """)
        .params(Timestamp.from(clock.instant().minus(REMEMBERED)), MOST)
        .query(row -> {
          keep(row.getString("who"), row.getString("address"), row.getTimestamp("used"));
        });
  }

  /// Whether `who`, in lower case, signed in from `place` in the last 90 days.
  boolean knows(String who, String place) {
    synchronized (places) {
      var used = places.get(key(who, place));
      return used != null && used.plus(REMEMBERED).isAfter(clock.instant());
    }
  }

  /// Notes that `account` was let in from `place`.
  void welcome(Account account, String place) {
    var now = Timestamp.from(clock.instant());
    database
        .sql(
            """
            insert into account_address (account, address, used) values (?, ?, ?)
            on conflict (account, address) do update set used = excluded.used
            """)
        .params(account.id(), place, now)
        .update();
    keep(account.name().toLowerCase(Locale.ROOT), place, now);
  }

  private void keep(String who, String place, Timestamp used) {
    synchronized (places) {
      places.put(key(who, place), used.toInstant());
    }
  }

  private static String key(String who, String place) {
    return who + "|" + place;
  }
}
