package fengsui.probe.net;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Bytes both ways. The network's misbehaviour is an [End], never an exception.
public interface ByteStream extends AutoCloseable {

  /// Reads what there is, blocking until at least one byte came or the stream ended.
  Received read(ByteBuffer into, Deadline deadline) throws InterruptedException;

  /// Writes all of `bytes`; returns how the stream ended if that was not possible.
  @Nullable End write(ByteBuffer bytes, Deadline deadline) throws InterruptedException;

  @Override
  void close();
}
