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

/// The daily partitions of a table, named `TABLE_20251123` after their day (UTC).
@Component
public final class Partitions {

  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  private final JdbcClient database;

  Partitions(JdbcClient database) {
    this.database = database;
  }

  /// Makes those of `at`'s day and of the `ahead` days after it that are not there yet.
  public void make(String table, Instant at, int ahead) {
    var first = LocalDate.ofInstant(at, ZoneOffset.UTC);
    for (var day = first; !day.isAfter(first.plusDays(ahead)); day = day.plusDays(1)) {
      database
          .sql(
              """
              create table if not exists %s_%s partition of %s
              for values from ('%s 00:00+00') to ('%s 00:00+00')
              """
                  .formatted(table, day.format(DAY), table, day, day.plusDays(1)))
          .update();
    }
  }

  /// Drops those that hold nothing as young as `oldest`.
  ///
  /// @return how many went
  public int drop(String table, Instant oldest) {
    var gone = days(table).headMap(LocalDate.ofInstant(oldest, ZoneOffset.UTC)).values();
    gone.forEach(partition -> database.sql("drop table " + partition).update());
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
}
