package fengsui.server.ingest;

import fengsui.model.ControlPair;
import fengsui.model.Outcome;
import fengsui.server.store.BinaryRows;
import fengsui.wire.Escapes;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.util.ByteStreamWriter;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/// Writes observations into their table.
@Component
final class Rows {

  private static final String COPY =
      """
      copy observation (at, received, sequence, batch, spool, count, ms, agent, target, stage,
        outcome, control, line) from stdin with (format binary)
      """;

  private final DataSource database;

  Rows(DataSource database) {
    this.database = database;
  }

  /// What all rows of a batch share.
  record Batch(long id, int spool, Instant received) {}

  /// Adds `lines`, within the transaction of this thread.
  void add(Batch batch, List<Line.Good> lines) throws SQLException, IOException {
    var rows = new BinaryRows(lines.size() * 768);
    lines.forEach(line -> add(rows, batch, line));
    var bytes = rows.end();
    var copy =
        DataSourceUtils.getConnection(database)
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn(COPY);
    try {
      copy.writeToCopy(ByteStreamWriter.of(bytes));
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  // A name may hold a NUL, which no column of text can: hence the escapes.
  private static void add(BinaryRows rows, Batch batch, Line.Good line) {
    var seen = line.observation();
    rows.row(13)
        .time(seen.at())
        .time(batch.received())
        .int8(line.sequence())
        .int8(batch.id())
        .int4(batch.spool())
        .int4(seen.count())
        .float4((float) seen.ms())
        .text(Escapes.visible(seen.agent()))
        .text(Escapes.visible(seen.target().id()))
        .text(seen.stage().code())
        .text(outcome(seen.outcome()))
        .text(control(seen.evidence().control()))
        .text(line.text());
  }

  /// The class of an outcome: texts that nobody knows yet are one class.
  static String outcome(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Ok ok -> ok.code();
      case Outcome.Failed failed -> failed.code();
      case Outcome.Unclassified _ -> "unknown_failure";
    };
  }

  private static @Nullable String control(@Nullable ControlPair pair) {
    return pair == null
        ? null
        : Escapes.visible(pair.of() + " " + pair.varies().code() + "=" + pair.to());
  }
}
