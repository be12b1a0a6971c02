package fengsui.history.store;

import fengsui.history.Exposure;
import fengsui.history.where.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.List;

/// Reads a store that another process may be adding to: nothing is locked and nothing is written.
final class Outside {

  private static final int TRIES = 10;

  private Outside() {}

  static Exposure exposure(Folder folder, Where where) {
    for (var tries = 1; ; tries++) {
      try {
        return once(folder, where);
      } catch (NoSuchFileException e) {
        // A segment has just become a Parquet file.
        if (tries == TRIES) {
          throw StoreException.unreadable(folder.path(), e);
        }
      } catch (IOException e) {
        throw StoreException.unreadable(folder.path(), e);
      } catch (SQLException e) {
        throw StoreException.database(folder.path(), e);
      }
    }
  }

  private static Exposure once(Folder folder, Where where) throws IOException, SQLException {
    var content = folder.content();
    try (var rows = Rows.in(folder)) {
      var number = new long[] {(long) content.next() << 32};
      for (var open : content.open().values()) {
        Frames.read(
            open,
            frame -> {
              var payments = Batches.read(frame);
              rows.add(number[0], payments);
              number[0] += payments.size();
            });
      }
      if (content.open().values().stream().anyMatch(file -> !Files.exists(file))) {
        throw new NoSuchFileException(folder.path().toString());
      }
      try (var snapshot = rows.snapshot()) {
        return new Question(snapshot).ask(where, List.copyOf(content.sealed().values()));
      }
    }
  }
}
