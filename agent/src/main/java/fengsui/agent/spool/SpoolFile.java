package fengsui.agent.spool;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// The SQLite file of a spool. A change is on disk when its method has returned. One thread at a
/// time.
final class SpoolFile implements AutoCloseable {

  private static final String SIZES =
      "select first, last, since, until, length(packed) from chunk order by first";

  private final Connection database;
  private final UUID id;
  private long next;
  private long observations;

  /// @param database as [SpoolTables] opens it
  private SpoolFile(Connection database) throws SQLException {
    this.database = database;
    this.id = UUID.fromString(said("id"));
    this.next = Long.parseLong(said("next"));
    this.observations = number("select coalesce(sum(last - first + 1), 0) from chunk");
  }

  /// Opens the file, or makes it, and checks that it is whole.
  static SpoolFile open(Path file) throws SQLException {
    var database = SpoolTables.open(file);
    try {
      return new SpoolFile(database);
    } catch (SQLException e) {
      database.close();
      throw e;
    } catch (IllegalArgumentException e) {
      database.close();
      throw new SQLException("holds no spool", "", SpoolTrouble.CORRUPT, e);
    }
  }

  /// What the numbers belong to; another file has another one.
  UUID id() {
    return id;
  }

  /// Numbers the lines and keeps them.
  void append(List<Line> lines) throws SQLException {
    var chunks = Packing.pack(lines, next);
    inOneStep(() -> {
      for (var chunk : chunks) {
        change(
            "insert into chunk values (?, ?, ?, ?, ?, ?)",
            chunk.first(),
            chunk.last(),
            chunk.from(),
            chunk.to(),
            chunk.unpackedBytes(),
            chunk.packed());
      }
      say("next", "" + (next + lines.size()));
    });
    next += lines.size();
    observations += lines.size();
  }

  /// The oldest chunks, at least one if there is any, else no more than so many lines and bytes;
  /// without those in `but`.
  List<Chunk> oldest(int mostLines, int mostBytes, Set<Range> but) throws SQLException {
    var chunks = new ArrayList<Chunk>();
    var lines = 0;
    var bytes = 0L;
    try (var query = database.prepareStatement("select * from chunk order by first");
        var rows = query.executeQuery()) {
      while (rows.next()) {
        var range = new Range(rows.getLong("first"), rows.getLong("last"));
        if (but.contains(range)) {
          continue;
        }
        lines += (int) range.count();
        bytes += rows.getInt("unpacked");
        if (!chunks.isEmpty() && (lines > mostLines || bytes > mostBytes)) {
          break;
        }
        chunks.add(
            new Chunk(
                range.from(),
                range.to(),
                rows.getLong("since"),
                rows.getLong("until"),
                rows.getInt("unpacked"),
                rows.getBytes("packed")));
      }
    }
    return chunks;
  }

  /// Forgets whole chunks.
  void delete(List<Range> chunks) throws SQLException {
    var gone = new long[1];
    inOneStep(() -> {
      for (var chunk : chunks) {
        var found =
            change("delete from chunk where first = ? and last = ?", chunk.from(), chunk.to());
        gone[0] += found * chunk.count();
      }
    });
    observations -= gone[0];
  }

  /// How many observations it holds.
  long observations() {
    return observations;
  }

  /// Forgets the oldest chunks until the file uses at most so many bytes.
  Loss makeRoom(long mostBytes) throws SQLException {
    var surplus = usedBytes() - mostBytes;
    if (surplus <= 0) {
      return Loss.NONE;
    }
    var loss = Loss.NONE;
    var doomed = new ArrayList<Range>();
    try (var query = database.prepareStatement(SIZES);
        var rows = query.executeQuery()) {
      while (surplus > 0 && rows.next()) {
        var range = new Range(rows.getLong(1), rows.getLong(2));
        doomed.add(range);
        loss = loss.and(range.count(), rows.getLong(3), rows.getLong(4));
        surplus -= rows.getLong(5);
      }
    }
    delete(doomed);
    return loss;
  }

  private long usedBytes() throws SQLException {
    var pages = number("pragma page_count") - number("pragma freelist_count");
    return pages * number("pragma page_size");
  }

  String said(String name) throws SQLException {
    try (var query = database.prepareStatement("select value from said where name = ?")) {
      query.setString(1, name);
      try (var rows = query.executeQuery()) {
        return rows.next() ? rows.getString(1) : "";
      }
    }
  }

  /// Remembers a word about this spool, as part of the step under way.
  void say(String name, String value) throws SQLException {
    change("insert or replace into said (name, value) values (?, ?)", name, value);
  }

  /// Remembers floors, each as address, port, milliseconds and moment; forgets those before
  /// `oldest`.
  void keepFloors(List<StoredFloors.Row> floors, long oldest) throws SQLException {
    inOneStep(() -> {
      for (var row : floors) {
        change(
            "insert or replace into floor values (?, ?, ?, ?)",
            row.address(),
            row.port(),
            row.ms(),
            row.at());
      }
      change("delete from floor where at < ?", oldest);
    });
  }

  List<StoredFloors.Row> floors() throws SQLException {
    var all = new ArrayList<StoredFloors.Row>();
    try (var query = database.prepareStatement("select address, port, ms, at from floor");
        var rows = query.executeQuery()) {
      while (rows.next()) {
        all.add(
            new StoredFloors.Row(
                rows.getString(1), rows.getInt(2), rows.getDouble(3), rows.getLong(4)));
      }
    }
    return all;
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }

  /// Changes that belong together.
  interface Step {
    void run() throws SQLException;
  }

  void inOneStep(Step step) throws SQLException {
    try {
      step.run();
      database.commit();
    } catch (SQLException e) {
      undo(e);
      throw e;
    }
  }

  /// A full disk may have made SQLite roll back by itself; what went wrong first is what is told.
  private void undo(SQLException first) {
    try {
      database.rollback();
    } catch (SQLException e) {
      first.addSuppressed(e);
    }
  }

  private long number(String sql) throws SQLException {
    try (var query = database.prepareStatement(sql);
        var rows = query.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private int change(String sql, Object... values) throws SQLException {
    try (PreparedStatement change = database.prepareStatement(sql)) {
      for (var i = 0; i < values.length; i++) {
        change.setObject(i + 1, values[i]);
      }
      return change.executeUpdate();
    }
  }
}
