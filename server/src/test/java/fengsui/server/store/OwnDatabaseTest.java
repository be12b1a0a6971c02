package fengsui.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class OwnDatabaseTest {

  @TempDir static Path data;

  private static OwnDatabase database;

  @BeforeAll
  static void start() throws Exception {
    database = new OwnDatabase(data);
  }

  @AfterAll
  static void end() throws Exception {
    database.close();
  }

  @Test
  void isBackWithAllThatWasCommittedAfterItWasKilled() throws Exception {
    ask("create table kept (x int)");
    ask("insert into kept values (7)");

    var first = Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst();
    var process = ProcessHandle.of(Long.parseLong(first.strip())).orElseThrow();
    process.destroyForcibly();

    assertThat(askUntilItAnswers("select x from kept")).isEqualTo("7");
  }

  @Test
  void doesWhatWasAcknowledgedToDisk() throws Exception {
    assertThat(ask("show fsync")).isEqualTo("on");
    assertThat(ask("show synchronous_commit")).isEqualTo("on");
  }

  @Test
  void aFolderIsOnePostsOnly() {
    assertThatThrownBy(() -> new OwnDatabase(data))
        .isInstanceOf(IOException.class)
        .hasMessage(data + ": is used by another command post; end that, or give another folder");
  }

  private static String ask(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(database.url(), "postgres", "");
        var statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "";
      }
      var rows = statement.getResultSet();
      return rows.next() ? rows.getString(1) : "";
    }
  }

  private static String askUntilItAnswers(String sql) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (true) {
      try {
        return ask(sql);
      } catch (SQLException e) {
        if (System.nanoTime() - end > 0) {
          throw e;
        }
        LockSupport.parkNanos(20_000_000);
      }
    }
  }
}
