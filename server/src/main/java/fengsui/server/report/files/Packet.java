package fengsui.server.report.files;

import java.net.InetSocketAddress;
import java.time.Instant;

/// A DNS message on its way by UDP.
final class Packet {

  private static final int UDP = 17;

  private final Instant at;
  private final InetSocketAddress from;
  private final InetSocketAddress to;
  private final byte[] message;

  Packet(Instant at, InetSocketAddress from, InetSocketAddress to, byte[] message) {
    this.at = at;
    this.from = from;
    this.to = to;
    this.message = message.clone();
  }

  Instant at() {
    return at;
  }

  /// The packet from its IP header on, with its checksums.
  byte[] ip() {
    var source = from.getAddress().getAddress();
    var destination = to.getAddress().getAddress();
    var udp = udp(source, destination);
    return source.length == 4 ? v4(source, destination, udp) : v6(source, destination, udp);
  }

  private byte[] udp(byte[] source, byte[] destination) {
    var length = 8 + message.length;
    var udp =
        new Octets()
            .two(from.getPort())
            .two(to.getPort())
            .two(length)
            .two(0)
            .bytes(message)
            .toArray();
    var pseudo =
        new Octets().bytes(source).bytes(destination).two(0).two(UDP).two(0).two(length).bytes(udp);
    var sum = sum(pseudo.toArray());
    udp[6] = (byte) (sum >> 8);
    udp[7] = (byte) sum;
    return udp;
  }

  private static byte[] v4(byte[] source, byte[] destination, byte[] udp) {
    var header =
        new Octets()
            .two(0x4500)
            .two(20 + udp.length)
            .two(0)
            .two(0x4000)
            .two(64 << 8 | UDP)
            .two(0)
            .bytes(source)
            .bytes(destination)
            .toArray();
    var sum = sum(header);
    header[10] = (byte) (sum >> 8);
    header[11] = (byte) sum;
    return new Octets().bytes(header).bytes(udp).toArray();
  }

  private static byte[] v6(byte[] source, byte[] destination, byte[] udp) {
    return new Octets()
        .two(0x6000)
        .two(0)
        .two(udp.length)
        .two(UDP << 8 | 64)
        .bytes(source)
        .bytes(destination)
        .bytes(udp)
        .toArray();
  }

  /// The checksum of RFC 1071; never 0, which would say that there is none.
  private static int sum(byte[] bytes) {
    var sum = 0;
    for (var i = 0; i < bytes.length; i += 2) {
      var low = i + 1 < bytes.length ? bytes[i + 1] & 0xff : 0;
      sum += (bytes[i] & 0xff) << 8 | low;
      sum = (sum & 0xffff) + (sum >> 16);
    }
    var inverse = ~sum & 0xffff;
    return inverse == 0 ? 0xffff : inverse;
  }
}
