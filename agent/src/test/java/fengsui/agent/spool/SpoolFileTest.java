package fengsui.agent.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolFileTest {

  @TempDir private Path folder;

  /// SQLite rolls back by itself on a full disk, and then knows no transaction to roll back.
  @Test
  void whatWentWrongFirstIsToldAlthoughUndoingFailsToo() throws SQLException {
    var full = new SQLException("database or disk is full", "", SpoolTrouble.SQLITE_FULL);
    try (var file = SpoolFile.open(folder.resolve("spool.db"))) {
      assertThatThrownBy(() ->
              file.inOneStep(() -> {
                file.close();
                throw full;
              }))
          .isSameAs(full)
          .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    }
    assertThat(SpoolTrouble.of(full)).isEqualTo(SpoolTrouble.FULL);
  }
}
