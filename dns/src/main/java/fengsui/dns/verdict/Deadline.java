package fengsui.dns.verdict;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

/// Closes a socket when its time is over, since a peer that sends a byte now and then would outlast
/// any time-out for reading.
final class Deadline implements AutoCloseable {

  private final Thread timer;
  private volatile boolean passed;

  Deadline(Socket socket, Duration limit) {
    timer = Thread.ofVirtual().name("handshake-deadline").start(() -> wait(socket, limit));
  }

  private void wait(Socket socket, Duration limit) {
    try {
      Thread.sleep(limit);
      passed = true;
      socket.close();
    } catch (InterruptedException | IOException ended) {
      // it was done in time, or is closed
    }
  }

  boolean passed() {
    return passed;
  }

  @Override
  public void close() {
    timer.interrupt();
  }
}
