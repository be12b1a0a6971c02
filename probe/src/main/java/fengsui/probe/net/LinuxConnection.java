package fengsui.probe.net;

import fengsui.linux.TcpSocket;
import fengsui.linux.Transfer;
import fengsui.model.IcmpError;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One connection of [LinuxTransport].
final class LinuxConnection implements Connection {

  private final TcpSocket socket;
  private boolean hurried;

  LinuxConnection(TcpSocket socket) {
    this.socket = socket;
  }

  @Override
  public Received read(ByteBuffer into, Deadline deadline) throws InterruptedException {
    var transfer = socket.read(into, new fengsui.linux.Deadline(deadline.atNanos()));
    var at = System.nanoTime();
    return transfer instanceof Transfer.Data data
        ? new Received.Bytes(data.bytes(), at)
        : new Received.Over(LinuxEnds.of(transfer, at));
  }

  @Override
  public @Nullable End write(ByteBuffer bytes, Deadline deadline) throws InterruptedException {
    if (!hurried) {
      hurried = true;
      socket.sendAtOnce();
    }
    while (bytes.hasRemaining()) {
      var transfer = socket.write(bytes, new fengsui.linux.Deadline(deadline.atNanos()));
      if (!(transfer instanceof Transfer.Data)) {
        return LinuxEnds.of(transfer, System.nanoTime());
      }
    }
    return null;
  }

  @Override
  public Path path() {
    return LinuxTransport.path(socket, 0);
  }

  @Override
  public List<IcmpError> icmp() {
    return socket.icmp().stream().map(LinuxEnds::error).toList();
  }

  @Override
  public void limitHops(int hops) {
    socket.hops(hops);
  }

  @Override
  public void close() {
    socket.close();
  }
}
