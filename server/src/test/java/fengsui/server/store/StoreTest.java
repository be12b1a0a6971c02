package fengsui.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fengsui.server.config.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreTest {

  @TempDir static Path data;
  private static Store store;

  @BeforeAll
  static void open() {
    store = Store.open(configuration(data, null));
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private static Configuration configuration(
      Path folder, Configuration.@Nullable Database database) {
    return new Configuration(
        0,
        "127.0.0.1",
        folder,
        database,
        null,
        null,
        Configuration.Retention.DEFAULT,
        Configuration.Catalogue.EMPTY,
        List.of());
  }

  private static String answer(String question) throws SQLException {
    try (var connection = store.connections().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(question)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static String url() throws SQLException {
    return "jdbc:postgresql://127.0.0.1:" + answer("show port") + "/postgres";
  }

  private static long postmaster() throws IOException {
    return Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst());
  }

  private static void refused(Configuration configuration, String words) {
    assertThatThrownBy(() -> Store.open(configuration).close())
        .isInstanceOf(StoreException.class)
        .hasMessage(words);
  }

  @ParameterizedTest
  @CsvSource({
    "fsync, on",
    "synchronous_commit, on",
    "full_page_writes, on",
    "listen_addresses, 127.0.0.1",
    "unix_socket_directories, ''",
    "password_encryption, scram-sha-256"
  })
  void theDatabaseIsDurableAndKeepsToTheLoopback(String setting, String value) throws Exception {
    assertThat(answer("show " + setting)).isEqualTo(value);
  }

  @Test
  void aStrangerOnThisMachineDoesNotGetIn() throws Exception {
    var url = url();

    assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", "postgres").close())
        .hasMessageContaining("password authentication failed");
    assertThat(
            answer("select count(*) from pg_hba_file_rules where auth_method <> 'scram-sha-256'"))
        .isEqualTo("0");
    assertThat(Files.getPosixFilePermissions(data.resolve("postgres.secret")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void aDatabaseThatWasKilledComesBackByItselfWithAllThatWasCommitted() throws Exception {
    try (var connection = store.connections().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create table kept as select 7 as x");
    }
    var first = postmaster();

    ProcessHandle.of(first).orElseThrow().destroyForcibly();

    assertThat(eventually("select x from kept")).isEqualTo("7");
    assertThat(postmaster()).isNotEqualTo(first);
  }

  private static String eventually(String question) throws Exception {
    var end = System.nanoTime() + 30_000_000_000L;
    while (true) {
      try {
        return answer(question);
      } catch (SQLException e) {
        if (System.nanoTime() > end) {
          throw e;
        }
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void twoPostsCannotShareAFolder() {
    refused(
        configuration(data, null),
        "data folder "
            + data
            + ": is in use by another command post; end that one, or give another folder with"
            + " --data");
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws Exception {
    var file = Files.createTempFile(data, "no", "folder");

    refused(
        configuration(file, null),
        "data folder "
            + file
            + ": cannot be written (FileAlreadyExistsException); give a folder that this user may"
            + " write, with --data");
  }

  @Test
  void aWrongPasswordOfAnExternalDatabaseIsNamed(@TempDir Path folder) throws Exception {
    refused(
        configuration(folder, new Configuration.Database(url() + "?a=b", "postgres", "guess")),
        "database "
            + url()
            + ": refuses user postgres with the password given; correct database.user and"
            + " database.password");
  }

  @Test
  void anExternalDatabaseThatIsNotThereIsNamed(@TempDir Path folder) {
    refused(
        configuration(
            folder, new Configuration.Database("jdbc:postgresql://127.0.0.1:1/x", "a", "b")),
        "database jdbc:postgresql://127.0.0.1:1/x: cannot be reached; start it, or correct"
            + " database.url in the configuration");
    refused(
        configuration(folder, new Configuration.Database("postgres://x", "a", "b")),
        "database postgres://x: is not an address of PostgreSQL; write"
            + " jdbc:postgresql://HOST:PORT/NAME");
  }
}
