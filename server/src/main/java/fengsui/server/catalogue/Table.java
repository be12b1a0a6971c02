package fengsui.server.catalogue;

import fengsui.model.Coded;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The rows of the catalogue. A change and its line in the history are written together; callers
/// hold a transaction.
final class Table {

  private final JdbcClient database;

  Table(JdbcClient database) {
    this.database = database;
  }

  /// Keeps every other writer out until the transaction ends.
  void lock() {
    database.sql("lock table catalogue_entry in share row exclusive mode").update();
  }

  List<Stored> all() {
    return database
        .sql("select * from catalogue_entry order by kind, id")
        .query((row, _) -> stored(row))
        .list();
  }

  int count(Kind kind) {
    return database
        .sql("select count(*) from catalogue_entry where kind = ?")
        .param(kind.code())
        .query(Integer.class)
        .single();
  }

  Optional<Stored> find(Kind kind, String id) {
    return database
        .sql("select * from catalogue_entry where kind = ? and id = ?")
        .params(kind.code(), id)
        .query((row, _) -> stored(row))
        .optional();
  }

  private static Stored stored(ResultSet row) throws SQLException {
    return new Stored(
        Coded.of(Kind.class, row.getString("kind")),
        row.getString("id"),
        Coded.of(Origin.class, row.getString("origin")),
        row.getLong("revision"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("author"),
        row.getString("entry"));
  }

  /// Who writes, when.
  record Signature(Instant at, String author, Origin origin) {

    OffsetDateTime time() {
      return at.atOffset(ZoneOffset.UTC);
    }
  }

  long put(Draft draft, @Nullable Stored before, Signature by) {
    var json = before == null ? null : before.json();
    var revision = remember(draft.kind(), draft.id(), json, draft.json(), by);
    database
        .sql(
            """
            insert into catalogue_entry (kind, id, origin, revision, at, author, entry)
            values (?, ?, ?, ?, ?, ?, ?::json)
            on conflict (kind, id) do update
            set origin = excluded.origin, revision = excluded.revision, at = excluded.at,
                author = excluded.author, entry = excluded.entry
            """)
        .params(
            draft.kind().code(),
            draft.id(),
            by.origin().code(),
            revision,
            by.time(),
            by.author(),
            draft.json())
        .update();
    return revision;
  }

  void remove(Stored before, Signature by) {
    remember(before.kind(), before.id(), before.json(), null, by);
    database
        .sql("delete from catalogue_entry where kind = ? and id = ?")
        .params(before.kind().code(), before.id())
        .update();
  }

  private long remember(
      Kind kind, String id, @Nullable String before, @Nullable String after, Signature by) {
    return database
        .sql(
            """
            insert into catalogue_history (at, author, kind, id, before, after)
            values (:at, :author, :kind, :id, :before::json, :after::json)
            returning revision
            """)
        .param("at", by.time())
        .param("author", by.author())
        .param("kind", kind.code())
        .param("id", id)
        .param("before", before)
        .param("after", after)
        .query(Long.class)
        .single();
  }

  /// The newest change of anything; 0 before the first.
  long revision() {
    return database
        .sql("select coalesce(max(revision), 0) from catalogue_history")
        .query(Long.class)
        .single();
  }

  /// The newest change that concerns all agents: any but that a vantage is described.
  long shared() {
    return database
        .sql(
            """
            select coalesce(max(revision), 0) from catalogue_history
            where kind <> 'vantage' or after is null
            """)
        .query(Long.class)
        .single();
  }
}
