package fengsui.probe.net;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.model.Ending;
import fengsui.model.Failure;
import fengsui.model.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// What every transport has to keep.
interface TransportContract {

  Transport transport();

  /// A server, one connection to it, and the server's end of that.
  final class Pair implements AutoCloseable {
    final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    final Connection ours;
    final Socket theirs;

    Pair(Transport transport) throws Exception {
      var peer = new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
      ours = ((Opened.Linked) transport.open(peer, soon())).connection();
      theirs = server.accept();
    }

    @Override
    public void close() throws IOException {
      ours.close();
      theirs.close();
      server.close();
    }
  }

  static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(5));
  }

  @Test
  default void connectsAndKnowsItsOwnPort() throws Exception {
    try (var pair = new Pair(transport())) {
      assertThat(pair.ours.path().localPort()).isEqualTo(pair.theirs.getPort());
    }
  }

  @Test
  default void tellsAClosedPort() throws Exception {
    var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    closed.close();
    var peer = new InetSocketAddress(InetAddress.getLoopbackAddress(), closed.getLocalPort());

    var opened = (Opened.Refused) transport().open(peer, soon());

    assertThat(opened.end().outcome()).isEqualTo(new Outcome.Failed(Failure.CONNECTION_REFUSED));
    assertThat(opened.ms()).isBetween(0.0, 1000.0);
  }

  @Test
  default void carriesBytesBothWays() throws Exception {
    try (var pair = new Pair(transport())) {
      pair.theirs.getOutputStream().write("to us".getBytes());
      var buffer = ByteBuffer.allocate(100);

      assertThat(pair.ours.write(ByteBuffer.wrap("to them".getBytes()), soon())).isNull();
      var received = pair.ours.read(buffer, soon());

      assertThat(received).isInstanceOf(Received.Bytes.class);
      assertThat(new String(buffer.array(), 0, buffer.position())).isEqualTo("to us");
      assertThat(new String(pair.theirs.getInputStream().readNBytes(7))).isEqualTo("to them");
    }
  }

  @Test
  default void tellsAnOrderlyEndFromAReset() throws Exception {
    try (var closed = new Pair(transport());
        var reset = new Pair(transport())) {
      closed.theirs.close();
      reset.theirs.setSoLinger(true, 0);
      reset.theirs.close();

      assertThat(endOf(closed)).isEqualTo(Ending.CLOSED);
      assertThat(endOf(reset)).isEqualTo(Ending.RESET);
    }
  }

  @Test
  default void tellsSilenceAtTheDeadline() throws Exception {
    try (var pair = new Pair(transport())) {
      var began = System.nanoTime();
      var read = pair.ours.read(ByteBuffer.allocate(1), Deadline.in(Duration.ofMillis(80)));

      var took = Duration.ofNanos(System.nanoTime() - began);
      assertThat(((Received.Over) read).end().ending()).isEqualTo(Ending.SILENT);
      assertThat(took).isBetween(Duration.ofMillis(79), Duration.ofSeconds(2));
    }
  }

  @Test
  default void tellsThatThePeerDoesNotTakeWhatIsWritten() throws Exception {
    try (var pair = new Pair(transport())) {
      var much = ByteBuffer.allocate(64 << 20);

      var end = pair.ours.write(much, Deadline.in(Duration.ofMillis(300)));

      assertThat(end).isNotNull();
      assertThat(end.ending()).isEqualTo(Ending.SILENT);
    }
  }

  @Test
  default void stopsWhenInterrupted() throws Exception {
    try (var pair = new Pair(transport())) {
      var reading = new CountDownLatch(1);
      var interrupted = new AtomicBoolean();
      var thread =
          Thread.ofPlatform()
              .start(() -> {
                reading.countDown();
                try {
                  pair.ours.read(ByteBuffer.allocate(1), soon());
                } catch (InterruptedException stop) {
                  interrupted.set(true);
                }
              });
      reading.await();
      thread.interrupt();

      assertThat(thread.join(Duration.ofSeconds(3))).isTrue();
      assertThat(interrupted).isTrue();
    }
  }

  private static Ending endOf(Pair pair) throws InterruptedException {
    return ((Received.Over) pair.ours.read(ByteBuffer.allocate(1), soon())).end().ending();
  }
}
