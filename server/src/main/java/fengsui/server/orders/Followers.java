package fengsui.server.orders;

import fengsui.client.orders.Place;
import fengsui.client.orders.Standing.State;
import fengsui.model.Coded;
import fengsui.server.live.Live;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who takes orders, and how it stands with them.
@Component
public final class Followers {

  private static final Duration SHOWN = Duration.ofDays(1);
  private static final Duration KEPT = Duration.ofDays(7);
  private static final int MOST_SHOWN = 500;
  private static final int MOST_OF_ONE_HOLDER = 2_000;

  private final JdbcClient database;
  private final Live live;
  private final InstantSource clock;

  Followers(JdbcClient database, Live live, InstantSource clock) {
    this.database = database;
    this.live = live;
    this.clock = clock;
  }

  /// One of them.
  ///
  /// @param kind `agent` or `client`
  /// @param holder the name of its token
  /// @param name among all that use the token; empty for the only one
  /// @param order the one that it follows; empty for none
  /// @param since since when it stands like that
  public record Follower(
      String kind,
      String holder,
      String name,
      Place place,
      long sequence,
      State state,
      String order,
      String refusal,
      String why,
      Instant since,
      Instant seen) {}

  /// Those heard of in the last day, those that refused something first.
  public List<Follower> all() {
    return database
        .sql(
            """
            select * from order_follower where seen > ?
            order by refusal = '', state, kind, holder, name limit ?
            """)
        .params(clock.instant().minus(SHOWN).atOffset(ZoneOffset.UTC), MOST_SHOWN)
        .query((row, _) -> follower(row))
        .list();
  }

  /// Notes what `holder` says of itself.
  void note(String kind, String holder, Report report) {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    if (touch(kind, holder, report, now) > 0) {
      return;
    }
    drop(now);
    write(kind, holder, report, now);
    live.changed(Live.Topic.ORDERS);
  }

  /// Nothing changed but the time, as a rule.
  private int touch(String kind, String holder, Report report, OffsetDateTime now) {
    return database
        .sql(
            """
            update order_follower set seen = ?
            where kind = ? and holder = ? and name = ? and carrier = ? and province = ?
              and sequence = ? and state = ? and followed = ? and refusal = ? and why = ?
            """)
        .params(
            now,
            kind,
            holder,
            report.name(),
            report.place().carrier(),
            report.place().province(),
            report.sequence(),
            report.state().code(),
            report.order(),
            report.refusal(),
            report.why())
        .update();
  }

  private void write(String kind, String holder, Report report, OffsetDateTime now) {
    database
        .sql(
            """
            insert into order_follower (kind, holder, name, carrier, province, sequence, state,
              followed, refusal, why, since, seen)
            select :kind, :holder, :name, :carrier, :province, :sequence, :state, :followed,
              :refusal, :why, :now, :now
            where (select count(*) from order_follower where kind = :kind and holder = :holder)
              < :most
              or exists (select from order_follower
                where kind = :kind and holder = :holder and name = :name)
            on conflict (kind, holder, name) do update set carrier = excluded.carrier,
              province = excluded.province, sequence = excluded.sequence, state = excluded.state,
              followed = excluded.followed, refusal = excluded.refusal, why = excluded.why,
              since = excluded.since, seen = excluded.seen
            """)
        .param("kind", kind)
        .param("holder", holder)
        .param("name", report.name())
        .param("carrier", report.place().carrier())
        .param("province", report.place().province())
        .param("sequence", report.sequence())
        .param("state", report.state().code())
        .param("followed", report.order())
        .param("refusal", report.refusal())
        .param("why", report.why())
        .param("now", now)
        .param("most", MOST_OF_ONE_HOLDER)
        .update();
  }

  private void drop(OffsetDateTime now) {
    database.sql("delete from order_follower where seen < ?").param(now.minus(KEPT)).update();
  }

  private static Follower follower(ResultSet row) throws SQLException {
    return new Follower(
        row.getString("kind"),
        row.getString("holder"),
        row.getString("name"),
        new Place(row.getString("carrier"), row.getString("province")),
        row.getLong("sequence"),
        Coded.of(State.class, row.getString("state")),
        row.getString("followed"),
        row.getString("refusal"),
        row.getString("why"),
        row.getObject("since", OffsetDateTime.class).toInstant(),
        row.getObject("seen", OffsetDateTime.class).toInstant());
  }
}
