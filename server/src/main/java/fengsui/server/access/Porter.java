package fengsui.server.access;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Lets in who knows the password, and slows down who guesses: by address, by account, and by both
/// together. The account's own brake is short and does not hold back those who were let in from the
/// same address before, so that no stranger can keep anybody out.
@Component
final class Porter {

  private static final Duration KNOWN = Duration.ofDays(90);

  private final Accounts accounts;
  private final JdbcClient database;
  private final InstantSource clock;
  private final Throttle address;
  private final Throttle account;
  private final Throttle both;

  Porter(Accounts accounts, JdbcClient database, InstantSource clock) {
    this.accounts = accounts;
    this.database = database;
    this.clock = clock;
    var minute = Duration.ofMinutes(1);
    address =
        new Throttle(new Throttle.Pace(20, minute.multipliedBy(5), Duration.ofHours(1)), clock);
    account = new Throttle(new Throttle.Pace(20, minute, Duration.ofHours(1)), clock);
    both = new Throttle(new Throttle.Pace(5, minute.multipliedBy(15), Duration.ofDays(1)), clock);
  }

  /// What the porter says.
  sealed interface Answer {
    record Welcome(Account account) implements Answer {}

    record Wrong() implements Answer {}

    /// Not even looked at the password.
    record Wait(Duration pause) implements Answer {}
  }

  /// Checks a name and a password from an address.
  ///
  /// @throws BusyException if too many others wait
  Answer check(String name, String password, String from) {
    var who = name.toLowerCase(Locale.ROOT);
    var network = Network.of(from);
    var pause = pause(who, network);
    if (pause.isPositive()) {
      return new Answer.Wait(pause);
    }
    count(who, network);
    var right = accounts.verify(name, password);
    right.ifPresent(found -> welcome(found, who, network));
    return right.<Answer>map(Answer.Welcome::new).orElseGet(Answer.Wrong::new);
  }

  private Duration pause(String who, String network) {
    var own = account.pause(who);
    return Stream.of(
            address.pause(network),
            both.pause(who + "|" + network),
            own.isPositive() && known(who, network) ? Duration.ZERO : own)
        .max(Duration::compareTo)
        .orElseThrow();
  }

  private void count(String who, String network) {
    address.attempt(network);
    account.attempt(who);
    both.attempt(who + "|" + network);
  }

  private void welcome(Account found, String who, String network) {
    address.undo(network);
    account.undo(who);
    both.forget(who + "|" + network);
    database
        .sql(
            """
            insert into account_address (account, address, used) values (?, ?, ?)
            on conflict (account, address) do update set used = excluded.used
            """)
        .params(found.id(), network, Timestamp.from(clock.instant()))
        .update();
  }

  private boolean known(String who, String network) {
    return database
            .sql(
                """
                select count(*) from account_address k join account a on a.id = k.account
                where lower(a.name) = ? and a.issuer is null and k.address = ? and k.used > ?
                """)
            .params(who, network, Timestamp.from(clock.instant().minus(KNOWN)))
            .query(Long.class)
            .single()
        > 0;
  }
}
