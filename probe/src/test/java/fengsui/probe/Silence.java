package fengsui.probe;

import fengsui.model.IcmpError;
import fengsui.probe.net.Connection;
import fengsui.probe.net.Deadline;
import fengsui.probe.net.End;
import fengsui.probe.net.Received;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A connection on which nothing comes.
final class Silence implements Connection {

  @Override
  public Received read(ByteBuffer into, Deadline deadline) {
    return new Received.Over(End.silent(System.nanoTime()));
  }

  @Override
  public @Nullable End write(ByteBuffer bytes, Deadline deadline) {
    return null;
  }

  @Override
  public Path path() {
    return new Path(0, null, null);
  }

  @Override
  public List<IcmpError> icmp() {
    return List.of();
  }

  @Override
  public void limitHops(int hops) {}

  @Override
  public void close() {}
}
