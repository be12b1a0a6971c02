package fengsui.server.changes;

import fengsui.guard.flow.Freeze;
import fengsui.guard.flow.HouseRules;
import fengsui.server.access.Caller;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Times in which nothing goes out.
@Component
public final class Freezes {

  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final ChangeLog log;
  private final InstantSource clock;

  Freezes(
      JdbcClient database, TransactionTemplate transaction, ChangeLog log, InstantSource clock) {
    this.database = database;
    this.transaction = transaction;
    this.log = log;
    this.clock = clock;
  }

  /// One of them, with its number.
  public record Numbered(long number, Freeze freeze, String by) {}

  /// Those that hold or are to come, the first first.
  public List<Numbered> all() {
    return database
        .sql(
            """
            select number, begins, ends, why, by from change_freeze
            where lifted is null and ends > ? order by begins, number
            """)
        .param(utc(clock.instant()))
        .query((row, _) ->
            new Numbered(
                row.getLong("number"),
                new Freeze(
                    row.getObject("begins", OffsetDateTime.class).toInstant(),
                    row.getObject("ends", OffsetDateTime.class).toInstant(),
                    row.getString("why")),
                row.getString("by")))
        .list();
  }

  /// The rules of the house with them.
  public HouseRules rules() {
    return HouseRules.USUAL.withFreezes(all().stream().map(Numbered::freeze).toList());
  }

  /// Writes one down, and returns its number.
  public long add(Freeze freeze, Caller by) {
    var number =
        transaction.execute(_ -> {
          log.append(
              clock.instant(),
              "freeze",
              by.words(),
              "%s to %s: %s".formatted(freeze.from(), freeze.to(), freeze.why()));
          return database
              .sql(
                  """
                  insert into change_freeze (begins, ends, why, by) values (?, ?, ?, ?)
                  returning number
                  """)
              .params(utc(freeze.from()), utc(freeze.to()), freeze.why(), by.words())
              .query(Long.class)
              .single();
        });
    return number == null ? 0 : number;
  }

  /// Ends one before its time; returns whether there was one.
  public boolean lift(long number, Caller by) {
    return Boolean.TRUE.equals(
        transaction.execute(_ -> {
          var now = clock.instant();
          int lifted =
              database
                  .sql(
                      """
                      update change_freeze set lifted = ?, lifted_by = ?
                      where number = ? and lifted is null
                      """)
                  .params(utc(now), by.words(), number)
                  .update();
          if (lifted > 0) {
            log.append(now, "freeze-lifted", by.words(), String.valueOf(number));
          }
          return lifted > 0;
        }));
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
