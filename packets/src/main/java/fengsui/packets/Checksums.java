package fengsui.packets;

import fengsui.packets.Transport.Icmp;
import fengsui.packets.Transport.Opaque;
import fengsui.packets.Transport.Tcp;
import fengsui.packets.Transport.Udp;

/// The Internet checksum (RFC 1071) of headers and transports.
public final class Checksums {

  private Checksums() {}

  /// Whether `bytes` begins with a packet all of whose checksums are right. A UDP datagram over
  /// IPv4 may have none. A packet captured before the network card filled them in does not hold.
  public static boolean hold(byte[] bytes) {
    if (!(IpPacket.parse(bytes) instanceof IpPacket packet)) {
      return false;
    }
    var head = PacketParser.head(new Reader(bytes, 0, bytes.length, "IP packet"), true);
    boolean four = packet.ip() instanceof IpHeader.V4;
    if (four && fold(sum(bytes, 0, (bytes[0] & 15) * 4, 0)) != 0xffff) {
      return false;
    }
    return transportHolds(bytes, packet, head, four);
  }

  private static boolean transportHolds(
      byte[] bytes, IpPacket packet, PacketParser.Head head, boolean four) {
    int size = head.to() - head.from();
    int end = head.to();
    switch (packet.body()) {
      case Opaque _ -> {
        return true;
      }
      case Udp udp -> {
        int at = head.from() + 6;
        if (four && bytes[at] == 0 && bytes[at + 1] == 0) {
          return true;
        }
        size = 8 + udp.payload().size();
        end = head.from() + size;
      }
      case Tcp _, Icmp _ -> {
        // The checksum covers the whole payload.
      }
    }
    return fold(sum(bytes, head.from(), end, pseudo(packet, size))) == 0xffff;
  }

  /// Computes the checksums of a packet whose checksum fields are 0; `head` is the size of its IP
  /// header.
  static void fill(byte[] bytes, IpPacket packet, int head) {
    if (packet.ip() instanceof IpHeader.V4) {
      store(bytes, 10, ~fold(sum(bytes, 0, head, 0)));
    }
    int field =
        switch (packet.body()) {
          case Tcp _ -> 16;
          case Udp _ -> 6;
          case Icmp _ -> 2;
          case Opaque _ -> -1;
        };
    if (field < 0) {
      return;
    }
    int sum = ~fold(sum(bytes, head, bytes.length, pseudo(packet, bytes.length - head))) & 0xffff;
    boolean zeroMeansNone = packet.body() instanceof Udp;
    store(bytes, head + field, zeroMeansNone && sum == 0 ? 0xffff : sum);
  }

  private static long pseudo(IpPacket packet, int size) {
    boolean icmp4 = packet.body() instanceof Icmp && packet.ip() instanceof IpHeader.V4;
    if (icmp4) {
      return 0;
    }
    var from = packet.ip().source().getAddress();
    var to = packet.ip().destination().getAddress();
    return sum(to, 0, to.length, sum(from, 0, from.length, packet.ip().protocol() + size));
  }

  private static long sum(byte[] bytes, int from, int to, long start) {
    long sum = start;
    int at = from;
    for (; at + 1 < to; at += 2) {
      sum += ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
    }
    return at < to ? sum + ((bytes[at] & 0xff) << 8) : sum;
  }

  private static int fold(long sum) {
    long folded = sum;
    while (folded >> 16 != 0) {
      folded = (folded & 0xffff) + (folded >> 16);
    }
    return (int) folded;
  }

  private static void store(byte[] bytes, int at, int value) {
    bytes[at] = (byte) (value >> 8);
    bytes[at + 1] = (byte) value;
  }
}
