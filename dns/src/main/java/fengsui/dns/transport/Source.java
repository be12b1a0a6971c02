package fengsui.dns.transport;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Where the messages that come back to one query are read from. One thread reads; any may close.
public interface Source extends AutoCloseable {

  /// Waits for the bytes of one message, until `deadline` of the monotonic clock; null at the
  /// deadline.
  ///
  /// @throws IcmpRejection if an ICMP error came instead
  @Nullable Received next(long deadline) throws IOException, InterruptedException;

  /// Sends nothing more: the wait for the first answer is over.
  void settle();

  /// How often the query was sent so far.
  int sent();

  /// Whether more may come after an answer or a refusal.
  boolean listens();

  @Override
  void close() throws IOException;
}
