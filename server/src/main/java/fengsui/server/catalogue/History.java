package fengsui.server.catalogue;

import fengsui.model.Coded;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who changed what of the catalogue when, the newest first.
@Component("catalogueHistory")
public final class History {

  /// How many changes are given at once.
  public static final int MOST = 500;

  private final JdbcClient database;

  History(JdbcClient database) {
    this.database = database;
  }

  /// Which changes are wanted; null: all.
  ///
  /// @param before only those with a smaller revision
  public record Query(@Nullable Kind kind, @Nullable String id, @Nullable Long before, int limit) {

    public static final Query NEWEST = new Query(null, null, null, 100);

    public Query {
      if (limit < 1 || limit > MOST) {
        throw new IllegalArgumentException("limit must be 1 to " + MOST + ", but is " + limit);
      }
    }
  }

  public List<HistoryLine> find(Query query) {
    return database
        .sql(
            """
            select * from catalogue_history
            where (:kind::text is null or kind = :kind)
              and (:id::text is null or id = :id)
              and (:before::bigint is null or revision < :before)
            order by revision desc limit :limit
            """)
        .param("kind", query.kind() == null ? null : query.kind().code())
        .param("id", query.id())
        .param("before", query.before())
        .param("limit", query.limit())
        .query((row, _) ->
            new HistoryLine(
                row.getLong("revision"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("author"),
                Coded.of(Kind.class, row.getString("kind")),
                row.getString("id"),
                row.getString("before"),
                row.getString("after")))
        .list();
  }
}
