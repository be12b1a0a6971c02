package fengsui.server.ingest;

import java.io.Serial;

/// The database did not take a batch.
final class NotKept extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  NotKept(Exception cause) {
    super(cause);
  }
}
