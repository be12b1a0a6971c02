package fengsui.lab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// Passes bytes between each connection that comes in and one that it opens for it, both ways.
final class Relay implements AutoCloseable {

  private static final int MOST = 256;
  private static final int CHUNK = 16_384;

  private final ServerSocketChannel listener;
  private final Dial dial;
  private final Semaphore free = new Semaphore(MOST);
  private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();

  /// Opens the other end of a connection.
  interface Dial {
    SocketChannel open() throws IOException, InterruptedException;
  }

  /// Serves the bound `listener` until closed.
  Relay(ServerSocketChannel listener, Dial dial) {
    this.listener = listener;
    this.dial = dial;
    Thread.ofVirtual().name("relay").start(this::accept);
  }

  private void accept() {
    while (listener.isOpen()) {
      try {
        free.acquire();
        var near = listener.accept();
        Thread.ofVirtual().start(() -> join(near));
      } catch (IOException _) {
        free.release(); // closed, or the caller is gone already
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  private void join(SocketChannel near) {
    open.add(near);
    try (near;
        var far = dial.open()) {
      open.add(far);
      try {
        var back = Thread.ofVirtual().start(() -> pump(far, near));
        pump(near, far);
        back.join();
      } finally {
        open.remove(far);
      }
    } catch (IOException _) {
      // Nobody listens there: closing tells the caller.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(near);
      free.release();
    }
  }

  private static void pump(SocketChannel from, SocketChannel to) {
    var chunk = ByteBuffer.allocate(CHUNK);
    try {
      while (from.read(chunk) >= 0) {
        chunk.flip();
        while (chunk.hasRemaining()) {
          to.write(chunk);
        }
        chunk.clear();
      }
      to.shutdownOutput();
    } catch (IOException _) {
      hangUp(from);
      hangUp(to);
    }
  }

  private static void hangUp(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException _) {
      // It is closed as far as this program is concerned.
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException _) {
      // The same.
    }
    open.forEach(Relay::hangUp);
  }
}
