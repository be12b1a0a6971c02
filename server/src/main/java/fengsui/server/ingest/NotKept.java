package fengsui.server.ingest;

import java.io.Serial;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// The database did not take a batch.
final class NotKept extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  NotKept(Exception cause) {
    super(cause);
  }

  /// The database's code for the reason; null if it gave none.
  @Nullable String state() {
    return getCause() instanceof SQLException e ? e.getSQLState() : null;
  }
}
