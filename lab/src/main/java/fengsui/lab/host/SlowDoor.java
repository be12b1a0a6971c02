package fengsui.lab.host;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/// Where a busy name server is asked: it hands every query on to the server behind it, on loopback,
/// after a while.
final class SlowDoor implements AutoCloseable {

  /// The port of the server behind it.
  static final int BEHIND = 5300;

  private static final int PORT = 53;
  private static final int LARGEST = 65_535;
  private static final int PATIENCE_MILLIS = 3000;

  /// So many queries wait at a time; further ones are lost.
  private static final int MOST = 256;

  private final String host;
  private final Duration delay;
  private final DatagramSocket datagrams;
  private final ServerSocket connections;
  private final Semaphore room = new Semaphore(MOST);

  private SlowDoor(
      String host, Duration delay, DatagramSocket datagrams, ServerSocket connections) {
    this.host = host;
    this.delay = delay;
    this.datagrams = datagrams;
    this.connections = connections;
  }

  /// Opens it on all addresses of `host`.
  static SlowDoor open(String host, Duration delay) throws IOException, InterruptedException {
    var door =
        Hosts.inside(
            host,
            () -> new SlowDoor(host, delay, new DatagramSocket(PORT), new ServerSocket(PORT)));
    Thread.ofVirtual().start(door::receive);
    Thread.ofVirtual().start(door::accept);
    return door;
  }

  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  private void receive() {
    while (!datagrams.isClosed()) {
      var query = new DatagramPacket(new byte[LARGEST], LARGEST);
      try {
        datagrams.receive(query);
        late(() -> handOn(query));
      } catch (IOException _) {
        // Closed.
      }
    }
  }

  private void accept() {
    while (!connections.isClosed()) {
      try {
        var socket = connections.accept();
        late(() -> handOn(socket));
      } catch (IOException _) {
        // Closed, or the client is gone already.
      }
    }
  }

  private void late(Work work) {
    if (room.tryAcquire()) {
      Thread.ofVirtual()
          .start(() -> {
            try {
              Thread.sleep(delay);
              work.run();
            } catch (IOException _) {
              // Whoever asked is gone, or the server behind; no answer then.
            } catch (InterruptedException _) {
              Thread.currentThread().interrupt();
            } finally {
              room.release();
            }
          });
    }
  }

  private void handOn(DatagramPacket query) throws IOException, InterruptedException {
    var behind = new InetSocketAddress(InetAddress.getLoopbackAddress(), BEHIND);
    try (var socket = Hosts.inside(host, () -> new DatagramSocket())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.connect(behind);
      socket.send(new DatagramPacket(query.getData(), query.getLength(), behind));
      var answer = new DatagramPacket(new byte[LARGEST], LARGEST);
      socket.receive(answer);
      answer.setSocketAddress(query.getSocketAddress());
      datagrams.send(answer);
    }
  }

  /// One query for each connection: after its answer the client is told to open another.
  private void handOn(Socket client) throws IOException, InterruptedException {
    try (client;
        var server =
            Hosts.inside(host, () -> new Socket(InetAddress.getLoopbackAddress(), BEHIND))) {
      client.setSoTimeout(PATIENCE_MILLIS);
      server.setSoTimeout(PATIENCE_MILLIS);
      pass(client, server);
      pass(server, client);
    }
  }

  private static void pass(Socket from, Socket to) throws IOException {
    var in = new DataInputStream(from.getInputStream());
    var message = new byte[in.readUnsignedShort()];
    in.readFully(message);
    var out = new DataOutputStream(to.getOutputStream());
    out.writeShort(message.length);
    out.write(message);
    out.flush();
  }

  @Override
  public void close() {
    datagrams.close();
    try {
      connections.close();
    } catch (IOException _) {
      // It is closed.
    }
  }
}
