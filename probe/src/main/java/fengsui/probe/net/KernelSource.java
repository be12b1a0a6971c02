package fengsui.probe.net;

import fengsui.dns.IpText;
import fengsui.dns.message.Opaque;
import fengsui.dns.transport.IcmpRejection;
import fengsui.dns.transport.Received;
import fengsui.dns.transport.Source;
import fengsui.linux.Deadline;
import fengsui.linux.Errno;
import fengsui.linux.IcmpReport;
import fengsui.linux.Receipt;
import fengsui.linux.UdpSocket;
import fengsui.model.IcmpError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// The datagrams that come from one resolver to a [UdpSocket]. The socket belongs to the thread
/// that opened it: closing from another one only asks it to stop, which it sees after [#SLICE].
final class KernelSource implements Source {

  private static final long SLICE = Duration.ofMillis(100).toNanos();

  private final Thread owner = Thread.currentThread();
  private final UdpSocket socket;
  private final byte[] query;
  private final Queue<Long> resendAt = new ArrayDeque<>();
  private final ByteBuffer buffer = ByteBuffer.allocate(0xffff);
  private volatile boolean closing;
  private int sent;
  private @Nullable Errno unsent;

  KernelSource(UdpSocket socket, byte[] query) {
    this.socket = socket;
    this.query = query;
  }

  /// Sends the query, plans to send it again, and returns when it was first sent.
  ///
  /// @param warm whether one was sent before: if not, loading and linking come before the sending,
  ///   and the moment after it is nearer
  long begin(List<Duration> resends, boolean warm) {
    var before = System.nanoTime();
    send();
    var sentAt = warm ? before : System.nanoTime();
    for (var resend : resends) {
      resendAt.add(sentAt + resend.toNanos());
    }
    return sentAt;
  }

  private void send() {
    var problem = socket.send(ByteBuffer.wrap(query));
    unsent = problem.orElse(null);
    sent += problem.isEmpty() ? 1 : 0;
  }

  @Override
  public @Nullable Received next(long deadline) throws IOException, InterruptedException {
    while (true) {
      if (unsent != null) {
        throw new IOException(unsent.text());
      }
      var resend = Optional.ofNullable(resendAt.peek()).orElse(deadline);
      var until = resend - deadline < 0 ? resend : deadline;
      var received = receive(until);
      if (received.isPresent()) {
        return received.get();
      }
      if (until == deadline) {
        return null;
      }
      resendAt.remove();
      send();
    }
  }

  private Optional<Received> receive(long until) throws IOException, InterruptedException {
    while (until - System.nanoTime() > 0) {
      if (closing) {
        throw new ClosedChannelException();
      }
      var slice = Math.min(until, System.nanoTime() + SLICE);
      buffer.clear();
      switch (socket.receive(buffer, new Deadline(slice))) {
        case Receipt.Arrived arrived -> {
          return Optional.of(received(arrived));
        }
        case Receipt.Rejected rejected -> throw rejection(rejected.icmp());
        case Receipt.Failed failed -> throw new IOException(failed.errno().text());
        case Receipt.TimedOut timedOut -> {}
      }
    }
    return Optional.empty();
  }

  private Received received(Receipt.Arrived arrived) {
    var bytes = Arrays.copyOf(buffer.array(), arrived.bytes());
    return new Received(Opaque.of(bytes), arrived.nanoTime());
  }

  private static IcmpRejection rejection(IcmpReport report) {
    var error = new IcmpError(report.type(), report.code(), IpText.of(report.from()));
    return new IcmpRejection(error, report.portUnreachable());
  }

  @Override
  public void settle() {
    resendAt.clear();
  }

  @Override
  public int sent() {
    return sent;
  }

  @Override
  public boolean listens() {
    return true;
  }

  @Override
  public void close() {
    closing = true;
    if (Thread.currentThread() == owner) {
      socket.close();
    }
  }
}
