package fengsui.lab;

import fengsui.linux.CapturedPacket;
import fengsui.linux.Deadline;
import fengsui.linux.PacketFilter;
import fengsui.linux.PacketRing;
import fengsui.linux.RingSize;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// A program that tests run inside a vantage: a plain client, with the kernel's own record of the
/// packets beside it. It knows nothing of the product's probes.
///
/// Usage: `tcp|tls|dns ADDRESS PORT`. Prints `end WORDS`, then one line for each packet: `in|out
/// MILLISECONDS HEX`, counted from the first.
public final class Witness {

  private static final Duration AFTERWARDS = Duration.ofMillis(400);

  private Witness() {}

  public static void main(String[] args) throws Exception {
    var address = InetAddress.ofLiteral(args[1]);
    var packets = new ArrayList<CapturedPacket>();
    try (var ring = PacketRing.open("net0", PacketFilter.peer(address), RingSize.few())) {
      System.out.println("end " + act(args[0], new InetSocketAddress(address, port(args))));
      var deadline = Deadline.in(AFTERWARDS);
      while (ring.await(deadline)) {
        ring.drain(packets::add);
      }
    }
    for (var packet : packets) {
      var bytes = new byte[packet.bytes().remaining()];
      packet.bytes().get(bytes);
      double millis = (packet.nanoTime() - packets.getFirst().nanoTime()) / 1e6;
      var way = packet.outgoing() ? "out" : "in";
      System.out.println(way + " " + millis + " " + HexFormat.of().formatHex(bytes));
    }
  }

  private static int port(String[] args) {
    return Integer.parseInt(args[2]);
  }

  private static String act(String what, InetSocketAddress peer) {
    try {
      if (what.equals("dns")) {
        ask(peer);
      } else {
        connect(peer, what.equals("tls"));
      }
      return "ok";
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  private static void connect(InetSocketAddress peer, boolean tls) throws IOException {
    try (var socket = new Socket()) {
      socket.connect(peer, 3000);
      socket.setSoTimeout(3000);
      if (tls) {
        var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        var secured = (SSLSocket) factory.createSocket(socket, "pay.fengsui.test", 443, false);
        secured.startHandshake();
      }
    }
  }

  /// Asks for the address of pay.fengsui.test.
  private static void ask(InetSocketAddress peer) throws IOException {
    var query =
        HexFormat.of()
            .parseHex(
                "123401000001000000000000"
                    + "03706179"
                    + "0766656e67737569"
                    + "0474657374"
                    + "0000010001");
    try (var socket = new DatagramSocket()) {
      socket.setSoTimeout(3000);
      socket.send(new DatagramPacket(query, query.length, peer));
      socket.receive(new DatagramPacket(new byte[512], 512));
    }
  }
}
