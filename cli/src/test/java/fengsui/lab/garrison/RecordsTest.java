package fengsui.lab.garrison;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The comparison that the kill drill rests on: it must find what is lost, and what is there twice.
@Timeout(120)
class RecordsTest {

  private static final String SPOOL = "00000000-0000-0000-0000-000000000001";

  @TempDir static Path folder;

  private static EmbeddedPostgres postgres;
  private static Connection database;
  private static Connection spool;

  @BeforeAll
  static void open() throws Exception {
    postgres = EmbeddedPostgres.builder().start();
    database = postgres.getPostgresDatabase().getConnection();
    spool = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("spool.db"));
  }

  @AfterAll
  static void close() throws Exception {
    spool.close();
    database.close();
    postgres.close();
  }

  /// 200 numbers given away; the last 20 are still with the agent, the others are in the database.
  @BeforeEach
  void agree() throws SQLException {
    did(
        spool,
        "drop table if exists said",
        "drop table if exists chunk",
        "create table said (name text, value text)",
        "create table chunk (first integer, last integer)",
        "insert into said values ('id', '%s'), ('next', '201')".formatted(SPOOL),
        "insert into chunk values (181, 190), (191, 200)");
    did(
        database,
        "drop table if exists spool, observation, quarantine",
        "create table spool (id int, agent text, spool uuid, received int8multirange)",
        "create table observation (spool int, sequence bigint)",
        "create table quarantine (agent text, spool uuid, sequence bigint)",
        "insert into spool values (7, 'a', '%s', '{[1,181)}')".formatted(SPOOL),
        "insert into observation select 7, generate_series(1, 179)",
        "insert into quarantine values ('a', '%s', 180)".formatted(SPOOL));
  }

  @Test
  void nothingIsWrongWhereAllIsThereOnce() throws SQLException {
    assertThat(problems()).isEmpty();
  }

  @Test
  void whatIsLostIsFound() throws SQLException {
    did(database, "delete from observation where sequence in (40, 41)");

    assertThat(problems())
        .containsExactly(
            "a let go of what the post has not: {[40,42)}",
            "a: the post acknowledged what it has not: {[40,42)}");
  }

  @Test
  void whatIsThereTwiceIsFound() throws SQLException {
    did(database, "insert into observation values (7, 40)");

    assertThat(problems()).containsExactly("a: kept twice: 1");
  }

  @Test
  void aSpoolThatWasExchangedIsFound() throws SQLException {
    did(
        database,
        "insert into spool values (8, 'a', '00000000-0000-0000-0000-000000000002', '{}')");

    assertThat(problems()).containsExactly("a has another spool than before: 1");
  }

  private static List<String> problems() throws SQLException {
    var problems = new ArrayList<String>();
    Records.compare("a", spool, database, problems);
    return problems;
  }

  private static void did(Connection where, String... sql) throws SQLException {
    try (var statement = where.createStatement()) {
      for (var one : sql) {
        statement.execute(one);
      }
    }
  }
}
