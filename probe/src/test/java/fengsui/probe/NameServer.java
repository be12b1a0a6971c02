package fengsui.probe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/// A resolver on loopback that answers every A query with one message for each of its addresses,
/// and every other query with none.
final class NameServer implements AutoCloseable {

  private static final int TYPE_A = 1;

  private final DatagramSocket socket;
  private final List<String> addresses;

  private NameServer(DatagramSocket socket, List<String> addresses) {
    this.socket = socket;
    this.addresses = addresses;
  }

  static NameServer answering(String... addresses) throws IOException {
    var loopback = InetAddress.getLoopbackAddress();
    var server = new NameServer(new DatagramSocket(0, loopback), List.of(addresses));
    Thread.ofVirtual().start(server::serve);
    return server;
  }

  String url() {
    return "udp://127.0.0.1:" + socket.getLocalPort();
  }

  private void serve() {
    var buffer = new byte[512];
    try {
      while (true) {
        var query = new DatagramPacket(buffer, buffer.length);
        socket.receive(query);
        var asked = Arrays.copyOf(buffer, query.getLength());
        if (asked[asked.length - 3] != TYPE_A) {
          send(query, message(asked, null));
          continue;
        }
        for (var address : addresses) {
          send(query, message(asked, address));
        }
      }
    } catch (IOException closed) {
      // then the test is over
    }
  }

  private void send(DatagramPacket query, byte[] message) throws IOException {
    socket.send(new DatagramPacket(message, message.length, query.getSocketAddress()));
  }

  /// The query itself with the response bit, and one record that points at its question.
  private static byte[] message(byte[] query, String address) throws IOException {
    var out = new ByteArrayOutputStream();
    var head = query.clone();
    head[2] = (byte) 0x81;
    head[3] = (byte) 0x80;
    head[7] = (byte) (address == null ? 0 : 1);
    out.write(head);
    if (address != null) {
      out.write(new byte[] {(byte) 0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4});
      out.write(InetAddress.ofLiteral(address).getAddress());
    }
    return out.toByteArray();
  }

  @Override
  public void close() {
    socket.close();
  }
}
