package fengsui.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Waiting in threads of both kinds.
@Timeout(30)
class WaitingTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  @Test
  void letsManyMoreVirtualThreadsWaitThanThereAreProcessors() throws Exception {
    int many = 200;
    try (var server = new ServerSocket(0, many, LOOPBACK);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var waiting = new CountDownLatch(many);
      var reads = new ArrayList<Future<Transfer>>();
      for (int i = 0; i < many; i++) {
        reads.add(threads.submit(() -> connectAndRead(server, waiting)));
      }
      var accepted = new ArrayList<Socket>();
      for (int i = 0; i < many; i++) {
        accepted.add(server.accept());
      }
      waiting.await();

      for (var one : accepted) {
        one.getOutputStream().write(7);
      }

      for (var read : reads) {
        assertThat(read.get()).isEqualTo(new Transfer.Data(1));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void stopsWaitingWhenInterrupted(boolean virtual) throws Exception {
    var factory = virtual ? Thread.ofVirtual().factory() : Thread.ofPlatform().factory();
    try (var server = new ServerSocket(0, 1, LOOPBACK);
        var threads = Executors.newThreadPerTaskExecutor(factory)) {
      var waiting = new CountDownLatch(1);
      var read = threads.submit(() -> connectAndRead(server, waiting));
      waiting.await();

      threads.shutdownNow();

      assertThatThrownBy(read::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(InterruptedException.class);
    }
  }

  private static Transfer connectAndRead(ServerSocket server, CountDownLatch waiting)
      throws Exception {
    try (var socket = TcpSocket.open(LOOPBACK)) {
      socket.connect((InetSocketAddress) server.getLocalSocketAddress(), PATIENCE);
      waiting.countDown();
      return socket.read(ByteBuffer.allocate(1), Deadline.in(PATIENCE));
    }
  }
}
