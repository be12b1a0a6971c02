package fengsui.server.ingest;

import fengsui.wire.Escapes;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps lines that cannot be observations, with the reason.
@Component
final class Quarantine {

  private final JdbcClient database;

  Quarantine(JdbcClient database) {
    this.database = database;
  }

  /// Adds a line, within the transaction of this thread.
  void add(Batch batch, Instant received, Line.Bad line) {
    database
        .sql(
            """
            insert into quarantine
              (agent, spool, sequence, received, place, problem, remedy, line)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(batch.agent(), batch.spool())
        .param(line.sequence())
        .params(
            received.atOffset(ZoneOffset.UTC),
            line.why().place(),
            line.why().problem(),
            line.why().remedy(),
            Escapes.visible(line.text()))
        .update();
  }
}
