package fengsui.server.orders;

import fengsui.client.Tier;
import fengsui.client.orders.Place;
import fengsui.model.Coded;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Orders and sheets in the database.
@Component
class OrderTable {

  private final JdbcClient database;

  OrderTable(JdbcClient database) {
    this.database = database;
  }

  /// The newest ones, newest first.
  List<Entry> newest(int limit) {
    return database
        .sql("select * from resolver_order order by number desc limit ?")
        .param(limit)
        .query((row, _) -> entry(row))
        .list();
  }

  Optional<Entry> find(long number) {
    return database
        .sql("select * from resolver_order where number = ?")
        .param(number)
        .query((row, _) -> entry(row))
        .optional();
  }

  /// Those in force at `now`, oldest first.
  List<Entry> running(Instant now) {
    return database
        .sql(
            """
            select * from resolver_order where expires > ? and withdrawn is null order by issued
            """)
        .param(now.atOffset(ZoneOffset.UTC))
        .query((row, _) -> entry(row))
        .list();
  }

  /// Returns the number it got.
  long propose(Wish wish, String who, Instant now) {
    return database
        .sql(
            """
            insert into resolver_order (carrier, province, first, skip, lasting, early, reason,
              incident, proposed_by, proposed)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning number
            """)
        .params(
            wish.place().carrier(),
            wish.place().province(),
            codes(wish.first()),
            codes(wish.skip()),
            wish.lasting().toSeconds(),
            wish.early(),
            wish.reason(),
            wish.incident(),
            who,
            now.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .single();
  }

  void issue(long number, String who, Instant now, Instant expires) {
    database
        .sql("update resolver_order set issued_by = ?, issued = ?, expires = ? where number = ?")
        .params(who, now.atOffset(ZoneOffset.UTC), expires.atOffset(ZoneOffset.UTC), number)
        .update();
  }

  void withdraw(long number, String who, Instant now) {
    database
        .sql("update resolver_order set withdrawn_by = ?, withdrawn = ? where number = ?")
        .params(who, now.atOffset(ZoneOffset.UTC), number)
        .update();
  }

  /// Has every other writer of sheets wait until this transaction ends.
  void lock() {
    database.sql("lock table order_sheet in exclusive mode").update();
  }

  Optional<Signed> newestSheet() {
    return database
        .sql("select sequence, signed from order_sheet order by sequence desc limit 1")
        .query((row, _) -> new Signed(row.getLong("sequence"), row.getBytes("signed")))
        .optional();
  }

  void keep(Signed sheet, Instant now) {
    database
        .sql("insert into order_sheet (sequence, at, signed) values (?, ?, ?)")
        .params(sheet.sequence(), now.atOffset(ZoneOffset.UTC), sheet.bytes())
        .update();
  }

  private static String[] codes(Collection<Tier> tiers) {
    return tiers.stream().map(Tier::code).toArray(String[]::new);
  }

  private static Entry entry(ResultSet row) throws SQLException {
    var wish =
        new Wish(
            new Place(row.getString("carrier"), row.getString("province")),
            tiers(row.getArray("first")),
            Set.copyOf(tiers(row.getArray("skip"))),
            Duration.ofSeconds(row.getLong("lasting")),
            row.getBoolean("early"),
            row.getString("reason"),
            row.getString("incident"));
    return new Entry(
        row.getLong("number"),
        wish,
        row.getString("proposed_by"),
        row.getObject("proposed", OffsetDateTime.class).toInstant(),
        row.getString("issued_by"),
        time(row, "issued"),
        time(row, "expires"),
        row.getString("withdrawn_by"),
        time(row, "withdrawn"));
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static List<Tier> tiers(Array array) throws SQLException {
    return Arrays.stream((String[]) array.getArray())
        .map(code -> Coded.of(Tier.class, code))
        .toList();
  }
}
