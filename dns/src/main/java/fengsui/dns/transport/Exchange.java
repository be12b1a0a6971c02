package fengsui.dns.transport;

/// A query on its way. The thread that waits is the one that reads, so the times of arrival are
/// right only while somebody waits.
public interface Exchange extends AutoCloseable {

  /// Waits for the first answer, until the deadline at most.
  ///
  /// @throws InterruptedException if the waiting thread is interrupted; the exchange is then over
  Reply first() throws InterruptedException;

  /// Waits for the first answer, and then listens on for as long as patience lasts.
  ///
  /// @throws InterruptedException if the waiting thread is interrupted; the exchange is then over
  Reply all() throws InterruptedException;

  /// Stops waiting, also that of another thread, and frees the socket.
  @Override
  void close();
}
