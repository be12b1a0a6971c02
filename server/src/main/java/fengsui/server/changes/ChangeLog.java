package fengsui.server.changes;

import fengsui.guard.flow.Entry;
import fengsui.guard.log.Checkpoint;
import fengsui.guard.log.Frontier;
import fengsui.guard.log.LogRefused;
import fengsui.guard.log.MerkleTree;
import fengsui.guard.log.SignedNote;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Every move of every change, as leaves of one Merkle tree with a signed checkpoint after each.
/// `fengsui guard log verify` proves what is exported; see docs/guard.md.
@Component
public final class ChangeLog {

  private static final String ORIGIN = "fengsui/changes";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final LogKey key;
  private Frontier frontier = new Frontier();

  ChangeLog(JdbcClient database, TransactionTemplate transaction, LogKey key) {
    this.database = database;
    this.transaction = transaction;
    this.key = key;
  }

  /// One entry as it is kept.
  public record Line(long number, Instant at, String change, String entry) {}

  /// Adds an entry; to be called in the transaction of what it tells.
  ///
  /// @throws IllegalStateException if the log is not what it was: then nothing may be added
  void append(Entry entry) {
    database.sql("lock table change_log in exclusive mode").update();
    write(entry.at(), entry.change(), json(entry));
  }

  /// Adds what is no move of a change, such as who may approve.
  void append(Instant at, String what, String who, String said) {
    database.sql("lock table change_log in exclusive mode").update();
    var node = JSON.createObjectNode().put("at", at.toString()).put("what", what);
    write(at, "", node.put("who", who).put("said", said).toString());
  }

  private static String json(Entry entry) {
    var node =
        JSON.createObjectNode()
            .put("at", entry.at().toString())
            .put("what", entry.what())
            .put("who", entry.who())
            .put("change", entry.change())
            .put("revision", entry.revision())
            .put("contentHash", entry.contentHash())
            .put("phase", entry.phase().code());
    var facts = node.putObject("facts");
    entry.facts().forEach(facts::put);
    return node.toString();
  }

  private synchronized void write(Instant at, String change, String entry) {
    refresh();
    frontier.add(MerkleTree.leaf(entry.getBytes(StandardCharsets.UTF_8)));
    var checkpoint = new Checkpoint(ORIGIN, frontier.size(), frontier.root());
    var pair = key.pair();
    database
        .sql(
            "insert into change_log (number, at, change, entry, checkpoint) values (?, ?, ?, ?, ?)")
        .params(
            frontier.size() - 1,
            at.atOffset(ZoneOffset.UTC),
            change,
            entry,
            SignedNote.sign(checkpoint, pair.getPrivate(), pair.getPublic()))
        .update();
  }

  /// Brings the tree to what is kept: after a start, or after a transaction that failed.
  private void refresh() {
    var last = last();
    if (last.isEmpty() ? frontier.size() == 0 : last.get().equals(now())) {
      return;
    }
    frontier = new Frontier();
    each(line -> frontier.add(MerkleTree.leaf(line.entry().getBytes(StandardCharsets.UTF_8))));
    if (last.isPresent() && !last.get().equals(now())) {
      throw new IllegalStateException(
          "the log of changes is not what was signed: keep the database as evidence, and ask"
              + " fengsui guard log verify which entry was changed");
    }
  }

  private Checkpoint now() {
    return new Checkpoint(ORIGIN, frontier.size(), frontier.root());
  }

  private Optional<Checkpoint> last() {
    return database
        .sql("select checkpoint from change_log order by number desc limit 1")
        .query(String.class)
        .optional()
        .map(this::opened);
  }

  private Checkpoint opened(String note) {
    try {
      return SignedNote.open(note, key.pair().getPublic());
    } catch (LogRefused e) {
      throw new IllegalStateException(
          "the last checkpoint of the log of changes "
              + e.getMessage()
              + ": put the file changes/log.key back into the data folder",
          e);
    }
  }

  private void each(Consumer<Line> to) {
    transaction.executeWithoutResult(_ -> {
      try (var rows =
          database
              .sql("select number, at, change, entry from change_log order by number")
              .withFetchSize(1_000)
              .query((row, _) ->
                  new Line(
                      row.getLong("number"),
                      row.getObject("at", OffsetDateTime.class).toInstant(),
                      row.getString("change"),
                      row.getString("entry")))
              .stream()) {
        rows.forEach(to);
      }
    });
  }

  /// Gives all of it, line by line, as `fengsui guard log verify` reads it.
  void export(Consumer<String> to) {
    transaction.executeWithoutResult(_ -> {
      try (var rows =
          database
              .sql("select entry, checkpoint from change_log order by number")
              .withFetchSize(1_000)
              .query((row, _) -> List.of(row.getString("entry"), row.getString("checkpoint")))
              .stream()) {
        rows.forEach(row -> {
          to.accept(row.getFirst());
          to.accept(JSON.createObjectNode().put("checkpoint", row.getLast()).toString());
        });
      }
    });
  }

  /// What became of one change, in order.
  public List<Line> of(String change) {
    return database
        .sql("select number, at, change, entry from change_log where change = ? order by number")
        .param(change)
        .query((row, _) ->
            new Line(
                row.getLong("number"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("change"),
                row.getString("entry")))
        .list();
  }

  /// The newest signed checkpoint, to be kept elsewhere; empty while nothing was written.
  String checkpoint() {
    return database
        .sql("select checkpoint from change_log order by number desc limit 1")
        .query(String.class)
        .optional()
        .orElse("");
  }
}
