package fengsui.history.store;

import fengsui.history.Exposure;
import fengsui.history.store.Folder.Content;
import fengsui.history.where.Where;
import fengsui.model.Payment;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads a store that another process may be adding to: nothing is locked and nothing is written.
final class Outside {

  private static final int TRIES = 100;

  private Outside() {}

  static Exposure exposure(Folder folder, Where where, @Nullable Consumer<Payment> listed) {
    try (var rows = Rows.in(folder)) {
      var seen = seen(folder);
      var number = Long.MIN_VALUE; // sealed ones count from 0
      for (var frame : seen.frames()) {
        var payments = Batches.read(frame);
        rows.add(number, payments);
        number += payments.size();
      }
      try (var snapshot = rows.snapshot()) {
        var question = new Question(snapshot);
        var exposure = question.ask(where, seen.sealed());
        if (listed != null) {
          question.list(seen.sealed(), listed);
        }
        return exposure;
      }
    } catch (IOException e) {
      throw StoreException.unreadable(folder.path(), e);
    } catch (SQLException e) {
      throw StoreException.database(folder.path(), e);
    }
  }

  /// What was in the folder at one moment.
  private record Seen(List<Path> sealed, List<byte[]> frames) {}

  private static Seen seen(Folder folder) throws IOException {
    for (var tries = 1; ; tries++) {
      try {
        var content = settled(folder);
        var frames = new ArrayList<byte[]>();
        for (var open : content.open().values()) {
          Frames.read(open, frames::add);
        }
        return new Seen(List.copyOf(content.sealed().values()), frames);
      } catch (NoSuchFileException e) {
        if (tries == TRIES) {
          throw e;
        } // a segment has just become a Parquet file
      }
    }
  }

  // A listing may miss both a segment and the Parquet file that it became meanwhile; the next one
  // sees the latter.
  private static Content settled(Folder folder) throws IOException {
    var before = folder.content();
    for (var now = folder.content(); !now.equals(before); now = folder.content()) {
      before = now;
    }
    return before;
  }
}
