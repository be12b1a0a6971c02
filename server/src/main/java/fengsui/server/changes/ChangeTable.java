package fengsui.server.changes;

import fengsui.guard.Judgement;
import fengsui.guard.flow.Passage;
import fengsui.guard.flow.Phase;
import fengsui.guard.flow.Signature;
import fengsui.guard.flow.Urgency;
import fengsui.model.Coded;
import fengsui.wire.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Passages in the database.
@Component
class ChangeTable {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient database;

  ChangeTable(JdbcClient database) {
    this.database = database;
  }

  Optional<Passage> find(String id) {
    return one("select * from change where id = ?", id);
  }

  /// The same, and no other writer until this transaction ends.
  Optional<Passage> locked(String id) {
    return one("select * from change where id = ? for update", id);
  }

  private Optional<Passage> one(String sql, String id) {
    return database.sql(sql).param(id).query((row, _) -> passage(row)).optional();
  }

  /// The newest ones, newest first.
  List<Passage> newest(int limit) {
    return database
        .sql("select * from change order by proposed desc, id limit ?")
        .param(limit)
        .query((row, _) -> passage(row))
        .list();
  }

  /// All that stand there.
  List<Passage> in(Collection<Phase> phases) {
    return database
        .sql("select * from change where phase = any(?) order by id")
        .param(phases.stream().map(Phase::code).toArray(String[]::new))
        .query((row, _) -> passage(row))
        .list();
  }

  /// Writes a new revision; a first one makes the row.
  void revise(Passage now, String by) {
    database
        .sql(
            """
            insert into change (id, kind, revision, phase, since, hands, content, step, proposed)
            values (?, ?, 0, ?, ?, ?, '', 0, ?) on conflict (id) do nothing
            """)
        .params(
            now.change().id(),
            now.change().kind(),
            now.phase().code(),
            utc(now.since()),
            now.hands().toArray(String[]::new),
            utc(now.since()))
        .update();
    database
        .sql(
            "insert into change_revision (change, revision, content, by, at) values (?, ?, ?, ?,"
                + " ?)")
        .params(now.change().id(), now.revision(), Json.write(now.change()), by, utc(now.since()))
        .update();
    write(now);
  }

  /// Writes where a change stands now.
  void write(Passage now) {
    database
        .sql(
            """
            update change set kind = ?, revision = ?, phase = ?, since = ?, hands = ?, content = ?,
              judgement = ?, decided = ?, urgency = ?, step = ? where id = ?
            """)
        .param(now.change().kind())
        .param(now.revision())
        .param(now.phase().code())
        .param(utc(now.since()))
        .param(now.hands().toArray(String[]::new))
        .param(Json.write(now.change()))
        .param(text(now.judgement()))
        .param(now.decided() == null ? null : utc(now.decided()))
        .param(text(now.urgency()))
        .param(now.step())
        .param(now.change().id())
        .update();
    approvals(now);
  }

  private void approvals(Passage now) {
    var before = new ArrayList<>(signatures(now.change().id(), now.revision()));
    if (!now.approvals().containsAll(before)) {
      database
          .sql("delete from change_approval where change = ? and revision = ?")
          .params(now.change().id(), now.revision())
          .update();
      before.clear();
    }
    for (var each : now.approvals()) {
      if (!before.contains(each)) {
        database
            .sql(
                """
                insert into change_approval (change, revision, role, who, hash, at)
                values (?, ?, ?, ?, ?, ?)
                """)
            .params(
                now.change().id(),
                now.revision(),
                each.role(),
                each.who(),
                each.contentHash(),
                utc(each.at()))
            .update();
      }
    }
  }

  private List<Signature> signatures(String id, int revision) {
    return database
        .sql(
            """
            select role, who, at, hash from change_approval where change = ? and revision = ?
            order by at, role
            """)
        .params(id, revision)
        .query((row, _) ->
            new Signature(
                row.getString("role"),
                row.getString("who"),
                time(row, "at"),
                row.getString("hash")))
        .list();
  }

  /// What a revision said; empty if there is none.
  Optional<String> content(String id, int revision) {
    return database
        .sql("select content from change_revision where change = ? and revision = ?")
        .params(id, revision)
        .query(String.class)
        .optional();
  }

  private Passage passage(ResultSet row) throws SQLException {
    var id = row.getString("id");
    var revision = row.getInt("revision");
    var decided = row.getObject("decided", OffsetDateTime.class);
    return new Passage(
        Json.readChange(row.getString("content")),
        revision,
        Set.of((String[]) row.getArray("hands").getArray()),
        Coded.of(Phase.class, row.getString("phase")),
        time(row, "since"),
        read(row.getString("judgement"), Judgement.class),
        decided == null ? null : decided.toInstant(),
        signatures(id, revision),
        read(row.getString("urgency"), Urgency.class),
        row.getInt("step"));
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : JSON.writeValueAsString(value);
  }

  private static <T> @Nullable T read(@Nullable String text, Class<T> type) {
    return text == null ? null : JSON.readValue(text, type);
  }
}
