package fengsui.server.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The daily partitions of a table, named `TABLE_20251123` after their day (UTC).
///
/// Making and dropping one locks the whole table for a moment, so neither waits long for others:
/// what is left is done the next time.
@Component
public final class Partitions {

  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  private final JdbcClient database;
  private final TransactionTemplate transaction;

  Partitions(JdbcClient database, TransactionTemplate transaction) {
    this.database = database;
    this.transaction = transaction;
  }

  /// Makes those from `first`'s day to `last`'s that are not there yet.
  public void make(String table, Instant first, Instant last) {
    var there = days(table);
    var end = day(last);
    for (var day = day(first); !day.isAfter(end); day = day.plusDays(1)) {
      if (!there.containsKey(day)) {
        briefly(
            "create table if not exists %s_%s partition of %s for values from ('%s 00:00+00') to ('%s 00:00+00')"
                .formatted(table, day.format(DAY), table, day, day.plusDays(1)));
      }
    }
  }

  /// Drops those that hold nothing as young as `oldest`.
  ///
  /// @return how many went
  public int drop(String table, Instant oldest) {
    var gone = days(table).headMap(day(oldest)).values();
    gone.forEach(partition -> briefly("drop table " + partition));
    return gone.size();
  }

  /// The days there are, with the names of their partitions, oldest first.
  public NavigableMap<LocalDate, String> days(String table) {
    var days = new TreeMap<LocalDate, String>();
    for (var name : names(table)) {
      days.put(LocalDate.parse(name.substring(table.length() + 1), DAY), name);
    }
    return days;
  }

  private List<String> names(String table) {
    return database
        .sql(
            """
            select child.relname from pg_inherits
            join pg_class child on child.oid = inhrelid
            where inhparent = ?::regclass
            """)
        .param(table)
        .query((row, _) -> row.getString("relname"))
        .list();
  }

  private void briefly(String statement) {
    transaction.executeWithoutResult(_ -> {
      database.sql("set local lock_timeout = '3s'").update();
      database.sql(statement).update();
    });
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }
}
