package fengsui.dns.transport;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Where the messages that come back to one query are read from.
interface Source extends AutoCloseable {

  /// Waits for one message's bytes, until `deadline` of the monotonic clock; null at the deadline.
  byte @Nullable [] next(long deadline) throws IOException, InterruptedException;

  /// Sends nothing more: the wait for the first answer is over.
  void settle();

  /// How often the query was sent so far.
  int sent();

  /// Whether more may come after an answer or a refusal.
  boolean listens();

  @Override
  void close() throws IOException;
}
