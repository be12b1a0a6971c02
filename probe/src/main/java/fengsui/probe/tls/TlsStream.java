package fengsui.probe.tls;

import fengsui.model.Failure;
import fengsui.probe.net.ByteStream;
import fengsui.probe.net.Deadline;
import fengsui.probe.net.End;
import fengsui.probe.net.Received;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// TLS by the JDK's engine over another stream.
public final class TlsStream implements ByteStream {

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final SSLEngine engine;
  private final ByteStream wire;
  private ByteBuffer encrypted; // ready to be read from
  private final ByteBuffer outgoing;
  private ByteBuffer clear; // ready to be read from
  private long lastNanos = System.nanoTime();
  private boolean touched;

  TlsStream(SSLEngine engine, ByteStream wire) {
    this.engine = engine;
    this.wire = wire;
    encrypted = ByteBuffer.allocate(engine.getSession().getPacketBufferSize()).flip();
    outgoing = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    clear = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize()).flip();
  }

  /// When the kernel last reported bytes.
  long lastNanos() {
    return lastNanos;
  }

  /// Goes on with the handshake until it is done (null) or over.
  @Nullable End shake(Deadline deadline) throws SSLException, InterruptedException {
    while (true) {
      switch (engine.getHandshakeStatus()) {
        case NOT_HANDSHAKING, FINISHED -> {
          return null;
        }
        case NEED_TASK -> runTasks();
        case NEED_WRAP -> {
          var end = sendFlight(deadline);
          if (end != null) {
            return end;
          }
        }
        case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
          var end = receive(deadline);
          if (end != null) {
            return touched ? end.afterBytes() : end;
          }
        }
      }
    }
  }

  @Override
  public Received read(ByteBuffer into, Deadline deadline) throws InterruptedException {
    try {
      while (!clear.hasRemaining()) {
        var end = receive(deadline);
        if (end == null && engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING) {
          end = shake(deadline);
        }
        if (end != null) {
          return new Received.Over(end);
        }
      }
      var part = clear.slice().limit(Math.min(clear.remaining(), into.remaining()));
      into.put(part);
      clear.position(clear.position() + part.limit());
      return new Received.Bytes(part.limit(), lastNanos);
    } catch (SSLException e) {
      return new Received.Over(TlsEnds.of(e, lastNanos));
    }
  }

  @Override
  public @Nullable End write(ByteBuffer bytes, Deadline deadline) throws InterruptedException {
    try {
      while (bytes.hasRemaining()) {
        var end = send(bytes, deadline);
        if (end != null) {
          return end;
        }
      }
      return null;
    } catch (SSLException e) {
      return TlsEnds.of(e, System.nanoTime());
    }
  }

  @Override
  public void close() {
    wire.close();
  }

  private void runTasks() {
    for (var task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
      task.run();
    }
  }

  /// Sends everything that the handshake has to say now, in one write.
  private @Nullable End sendFlight(Deadline deadline) throws SSLException, InterruptedException {
    var flight = ByteBuffer.allocate(0);
    while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
      outgoing.clear();
      if (engine.wrap(NOTHING, outgoing).getStatus() == Status.CLOSED) {
        return End.closed(System.nanoTime());
      }
      var part = outgoing.flip();
      flight =
          ByteBuffer.allocate(flight.remaining() + part.remaining()).put(flight).put(part).flip();
    }
    return wire.write(flight, deadline);
  }

  private @Nullable End send(ByteBuffer bytes, Deadline deadline)
      throws SSLException, InterruptedException {
    outgoing.clear();
    var result = engine.wrap(bytes, outgoing);
    if (result.getStatus() == Status.CLOSED && outgoing.position() == 0) {
      return End.closed(System.nanoTime());
    }
    return wire.write(outgoing.flip(), deadline);
  }

  /// Takes one record in; reads from the wire only if there is not a whole one yet.
  private @Nullable End receive(Deadline deadline) throws SSLException, InterruptedException {
    clear.compact();
    SSLEngineResult result;
    try {
      result = engine.unwrap(encrypted, clear);
    } finally {
      clear.flip();
    }
    return switch (result.getStatus()) {
      case OK -> null;
      case CLOSED -> End.closed(lastNanos);
      case BUFFER_UNDERFLOW -> fill(deadline);
      case BUFFER_OVERFLOW -> {
        clear = larger(clear, engine.getSession().getApplicationBufferSize());
        yield null;
      }
    };
  }

  private @Nullable End fill(Deadline deadline) throws InterruptedException {
    if (encrypted.remaining() == encrypted.capacity()) {
      encrypted = larger(encrypted, engine.getSession().getPacketBufferSize());
    }
    encrypted.compact();
    Received received;
    try {
      received =
          encrypted.hasRemaining()
              ? wire.read(encrypted, deadline)
              : new Received.Over(
                  End.of(Failure.SSL_FAILED_HANDSHAKE, null, lastNanos)); // a record too long
    } finally {
      encrypted.flip();
    }
    return switch (received) {
      case Received.Bytes bytes -> {
        touched = true;
        lastNanos = bytes.atNanos();
        yield null;
      }
      case Received.Over over -> over.end();
    };
  }

  private static ByteBuffer larger(ByteBuffer full, int room) {
    return ByteBuffer.allocate(full.remaining() + room).put(full).flip();
  }
}
