package fengsui.client.stub;

import fengsui.dns.ResolverAddress;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// A DNS server by UDP and TCP on one address. So many queries are answered at once; what comes
/// beyond that is dropped, and asked again by whoever wants it.
public final class DnsStub implements AutoCloseable {

  private static final int MOST_QUERIES = 512;
  private static final int MOST_CONNECTIONS = 128;
  private static final int IDLE_MILLIS = 10_000;
  private static final int TRIES_FOR_A_PORT = 16;

  private final Answering answering;
  private final DatagramSocket udp;
  private final ServerSocket tcp;
  private final Semaphore queries = new Semaphore(MOST_QUERIES);
  private final Semaphore connections = new Semaphore(MOST_CONNECTIONS);

  private DnsStub(Answering answering, DatagramSocket udp, ServerSocket tcp) {
    this.answering = answering;
    this.udp = udp;
    this.tcp = tcp;
  }

  /// Starts one at `place`; port 0 for any that is free.
  ///
  /// @param lookups finds the addresses
  /// @param forwarder is asked for everything but addresses
  /// @throws IllegalArgumentException if `place` is not on the loopback: an open resolver is a
  ///   weapon against others
  /// @throws IOException if the place is taken or forbidden
  public static DnsStub start(
      InetSocketAddress place, Lookups lookups, Supplier<ResolverAddress> forwarder)
      throws IOException {
    if (place.isUnresolved() || !place.getAddress().isLoopbackAddress()) {
      throw new IllegalArgumentException(
          "stub must be on a loopback address, but is " + place + "; use 127.0.0.53, for example");
    }
    return startAnywhere(place, lookups, forwarder);
  }

  /// The same on any address: only for networks where nobody else can ask.
  ///
  /// @throws IOException if the place is taken or forbidden
  public static DnsStub startAnywhere(
      InetSocketAddress place, Lookups lookups, Supplier<ResolverAddress> forwarder)
      throws IOException {
    var answering = new Answering(lookups, new Forwarding(forwarder));
    var stub = bind(place, answering, place.getPort() == 0 ? TRIES_FOR_A_PORT : 1);
    Thread.ofPlatform().daemon().name("fengsui-stub-udp").start(stub::hearUdp);
    Thread.ofPlatform().daemon().name("fengsui-stub-tcp").start(stub::hearTcp);
    return stub;
  }

  /// A port that is free for UDP may be taken for TCP.
  private static DnsStub bind(InetSocketAddress place, Answering answering, int tries)
      throws IOException {
    var udp = new DatagramSocket(place);
    try {
      var tcp = new ServerSocket(udp.getLocalPort(), 64, place.getAddress());
      return new DnsStub(answering, udp, tcp);
    } catch (IOException taken) {
      udp.close();
      if (tries > 1) {
        return bind(place, answering, tries - 1);
      }
      throw taken;
    }
  }

  /// Where it listens.
  public InetSocketAddress place() {
    return new InetSocketAddress(udp.getLocalAddress(), udp.getLocalPort());
  }

  private void hearUdp() {
    var buffer = new byte[4096];
    while (!udp.isClosed()) {
      var packet = new DatagramPacket(buffer, buffer.length);
      try {
        udp.receive(packet);
      } catch (IOException failed) {
        continue; // closed, or an ICMP error of somebody who has gone
      }
      var query = Arrays.copyOf(packet.getData(), packet.getLength());
      var asker = packet.getSocketAddress();
      if (queries.tryAcquire()) {
        Thread.ofVirtual().name("fengsui-stub").start(() -> answerUdp(query, asker));
      }
    }
  }

  private void answerUdp(byte[] query, SocketAddress asker) {
    try {
      var answer = answering.byUdp(query);
      if (answer.isPresent()) {
        udp.send(new DatagramPacket(answer.get(), answer.get().length, asker));
      }
    } catch (InterruptedException | IOException gone) {
      // nobody waits any more
    } finally {
      queries.release();
    }
  }

  private void hearTcp() {
    while (!tcp.isClosed()) {
      try {
        var socket = tcp.accept();
        if (connections.tryAcquire()) {
          Thread.ofVirtual().name("fengsui-stub").start(() -> serve(socket));
        } else {
          socket.close();
        }
      } catch (IOException failed) {
        // closed, or the asker has gone already
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setSoTimeout(IDLE_MILLIS);
      var in = new DataInputStream(socket.getInputStream());
      var out = new DataOutputStream(socket.getOutputStream());
      while (answerTcp(in, out)) {}
    } catch (InterruptedException | IOException gone) {
      // nobody waits any more
    } finally {
      connections.release();
    }
  }

  private boolean answerTcp(DataInputStream in, DataOutputStream out)
      throws IOException, InterruptedException {
    int length;
    try {
      length = in.readUnsignedShort();
    } catch (EOFException end) {
      return false;
    }
    var answer = answering.byTcp(in.readNBytes(length));
    if (answer.isEmpty()) {
      return false;
    }
    var framed = new byte[answer.get().length + 2];
    framed[0] = (byte) (answer.get().length >>> 8);
    framed[1] = (byte) answer.get().length;
    System.arraycopy(answer.get(), 0, framed, 2, answer.get().length);
    out.write(framed);
    out.flush();
    return true;
  }

  @Override
  public void close() {
    udp.close();
    try {
      tcp.close();
    } catch (IOException already) {
      // then it is closed
    }
  }
}
