package fengsui.agent.spool;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.LockingMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/// The tables of a spool's file, and the settings that make a commit mean that it is on disk.
final class SpoolTables {

  private static final String SCHEMA = "1";

  /// In pages of 4 KiB: the log is folded into the file at 1 MiB.
  private static final int CHECKPOINT_PAGES = 256;

  private static final List<String> TABLES =
      List.of(
          """
          create table if not exists said (
            name text primary key,
            value text not null) without rowid
          """,
          """
          create table if not exists chunk (
            first integer primary key,
            last integer not null,
            since integer not null,
            until integer not null,
            unpacked integer not null,
            packed blob not null)
          """,
          """
          create table if not exists floor (
            address text not null,
            port integer not null,
            ms real not null,
            at integer not null,
            primary key (address, port)) without rowid
          """);

  private SpoolTables() {}

  /// Opens the file, or makes it, and checks that it is whole. Nobody else can open it meanwhile.
  static Connection open(Path file) throws SQLException {
    var config = new SQLiteConfig();
    config.setLockingMode(LockingMode.EXCLUSIVE);
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    var database = config.createConnection("jdbc:sqlite:" + file);
    try {
      check(database);
      create(database);
      return database;
    } catch (SQLException e) {
      database.close();
      throw e;
    }
  }

  private static void check(Connection database) throws SQLException {
    try (var statement = database.createStatement();
        var whole = statement.executeQuery("pragma quick_check(1)")) {
      if (!whole.next() || !"ok".equals(whole.getString(1))) {
        throw new SQLException("is damaged: " + whole.getString(1), "", SpoolTrouble.CORRUPT);
      }
    }
  }

  private static void create(Connection database) throws SQLException {
    try (var statement = database.createStatement()) {
      statement.execute("pragma wal_autocheckpoint = " + CHECKPOINT_PAGES);
      database.setAutoCommit(false);
      for (var table : TABLES) {
        statement.execute(table);
      }
    }
    say(database, "schema", SCHEMA);
    say(database, "id", UUID.randomUUID().toString());
    say(database, "next", "1");
    database.commit();
  }

  private static void say(Connection database, String name, String value) throws SQLException {
    try (var change =
        database.prepareStatement("insert or ignore into said (name, value) values (?, ?)")) {
      change.setString(1, name);
      change.setString(2, value);
      change.executeUpdate();
    }
  }
}
