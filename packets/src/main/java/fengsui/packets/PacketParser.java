package fengsui.packets;

import fengsui.packets.Transport.Icmp;
import fengsui.packets.Transport.Opaque;
import fengsui.packets.Transport.Tcp;
import fengsui.packets.Transport.Udp;
import java.net.InetAddress;
import java.net.UnknownHostException;

/// Bytes → [IpPacket]; every contradiction ends in [Reader.Broken].
final class PacketParser {

  private static final int HOP_BY_HOP = 0;
  private static final int ROUTING = 43;
  private static final int FRAGMENT = 44;
  private static final int DESTINATION_OPTIONS = 60;

  private PacketParser() {}

  /// A header, and where in its packet the payload lies.
  record Head(IpHeader ip, int from, int to) {}

  static IpPacket parse(Reader in) {
    var head = head(in, true);
    return new IpPacket(
        head.ip(), transport(head.ip(), in.layer(head.from(), head.to(), "transport")));
  }

  /// Returns the header; `whole` demands that the payload is complete, as it is not in an ICMP
  /// error's quotation.
  static Head head(Reader in, boolean whole) {
    in.need(1);
    return switch (in.u8(0) >> 4) {
      case 4 -> v4(in.layer(0, in.size(), "IPv4 header"), whole);
      case 6 -> v6(in.layer(0, in.size(), "IPv6 header"), whole);
      default -> throw in.broken("has version %d".formatted(in.u8(0) >> 4)); // open set
    };
  }

  private static Head v4(Reader in, boolean whole) {
    in.need(20);
    int header = (in.u8(0) & 15) * 4;
    int total = in.u16(2);
    if (header < 20 || total < header) {
      throw in.broken("says %d bytes of header in %d bytes".formatted(header, total));
    }
    in.need(header);
    if (whole) {
      in.need(total);
    }
    int fragment = in.u16(6);
    var ip =
        new IpHeader.V4(
            address(in.copy(12, 4)),
            address(in.copy(16, 4)),
            in.u8(8),
            in.u8(9),
            in.u16(4),
            (fragment & 0x4000) != 0,
            (fragment & 0x2000) != 0,
            (fragment & 0x1fff) * 8,
            in.u8(1),
            in.view(20, header));
    return new Head(ip, header, Math.min(total, in.size()));
  }

  private static Head v6(Reader in, boolean whole) {
    in.need(40);
    int end = 40 + in.u16(4);
    if (whole) {
      in.need(end);
    }
    end = Math.min(end, in.size());
    int next = in.u8(6);
    int at = 40;
    while (extension(next)) {
      if (at + 8 > end || at + IpHeader.V6.size(next, in.u8(at + 1)) > end) {
        throw in.broken("ends inside extension header %d".formatted(next));
      }
      int size = IpHeader.V6.size(next, in.u8(at + 1));
      next = in.u8(at);
      at += size;
    }
    var ip =
        new IpHeader.V6(
            address(in.copy(8, 16)),
            address(in.copy(24, 16)),
            in.u8(7),
            next,
            in.u16(0) >> 4 & 0xff,
            (int) (in.u32(0) & 0xfffff),
            in.u8(6),
            in.view(40, at));
    return new Head(ip, at, end);
  }

  private static boolean extension(int header) {
    return header == HOP_BY_HOP
        || header == ROUTING
        || header == FRAGMENT
        || header == DESTINATION_OPTIONS;
  }

  private static Transport transport(IpHeader ip, Reader in) {
    boolean fragment = ip.laterFragment() || (ip instanceof IpHeader.V4 v4 && v4.moreFragments());
    if (fragment) {
      return new Opaque(in.view(0, in.size()));
    }
    return switch (ip.protocol()) {
      case IpHeader.TCP -> tcp(in.layer(0, in.size(), "TCP header"));
      case IpHeader.UDP -> udp(in.layer(0, in.size(), "UDP header"));
      case IpHeader.ICMP, IpHeader.ICMPV6 -> controlMessage(ip, in);
      default -> new Opaque(in.view(0, in.size())); // open set
    };
  }

  /// ICMP over IPv6, and ICMPv6 over IPv4, mean nothing.
  private static Transport controlMessage(IpHeader ip, Reader in) {
    boolean six = ip instanceof IpHeader.V6;
    boolean suits = six == (ip.protocol() == IpHeader.ICMPV6);
    return suits
        ? icmp(in.layer(0, in.size(), six ? "ICMPv6 header" : "ICMP header"))
        : new Opaque(in.view(0, in.size()));
  }

  private static Tcp tcp(Reader in) {
    in.need(20);
    int header = (in.u8(12) >> 4) * 4;
    if (header < 20) {
      throw in.broken("says it has %d bytes".formatted(header));
    }
    in.need(header);
    return new Tcp(
        in.u16(0),
        in.u16(2),
        in.u32(4),
        in.u32(8),
        in.u16(12) & 0xfff,
        in.u16(14),
        in.u16(18),
        in.view(20, header),
        in.view(header, in.size()));
  }

  private static Udp udp(Reader in) {
    in.need(8);
    int length = in.u16(4);
    if (length < 8) {
      throw in.broken("says the datagram has %d bytes".formatted(length));
    }
    in.need(length);
    return new Udp(in.u16(0), in.u16(2), in.view(8, length));
  }

  private static Icmp icmp(Reader in) {
    in.need(8);
    return new Icmp(in.u8(0), in.u8(1), in.u32(4), in.view(8, in.size()));
  }

  private static InetAddress address(byte[] bytes) {
    try {
      return Addresses.of(bytes);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
