package fengsui.packets;

import fengsui.model.Coded;
import fengsui.packets.Transport.Icmp;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;

/// ICMP and ICMPv6 errors: making them, and reading whose packet they complain about.
public final class IcmpErrors {

  /// What is wrong with a packet, in both versions' type and code.
  public enum Kind implements Coded {
    TTL_EXCEEDED("ttl-exceeded", 11, 0, 3, 0),
    NET_UNREACHABLE("net-unreachable", 3, 0, 1, 0),
    HOST_UNREACHABLE("host-unreachable", 3, 1, 1, 3),
    PORT_UNREACHABLE("port-unreachable", 3, 3, 1, 4),
    ADMIN_PROHIBITED("admin-prohibited", 3, 13, 1, 1);

    private final String code;
    private final int type4;
    private final int code4;
    private final int type6;
    private final int code6;

    Kind(String code, int type4, int code4, int type6, int code6) {
      this.code = code;
      this.type4 = type4;
      this.code4 = code4;
      this.type6 = type6;
      this.code6 = code6;
    }

    @Override
    public String code() {
      return code;
    }
  }

  /// The packet that an error quotes: ports are 0 when the quotation does not show them, `seq` is
  /// TCP's.
  public record Quoted(IpHeader ip, int sourcePort, int destinationPort, long seq) {}

  // RFC 1812 allows as much of the original as fits 576 bytes; RFC 4443 as fits 1280.
  private static final int MOST_4 = 548;
  private static final int MOST_6 = 1232;

  private IcmpErrors() {}

  /// Returns the error that the router `from` sends to the source of `original`.
  ///
  /// @throws IllegalArgumentException if `original` is not a packet, or of another IP version
  public static IpPacket about(byte[] original, InetAddress from, Kind kind) {
    var head = PacketParser.head(readerOf(original), false);
    boolean four = from instanceof Inet4Address;
    var ip = IpHeader.of(from, head.ip().source(), four ? IpHeader.ICMP : IpHeader.ICMPV6);
    var quote = Octets.view(original.clone(), 0, head.to()).first(four ? MOST_4 : MOST_6);
    return new IpPacket(
        ip, new Icmp(four ? kind.type4 : kind.type6, four ? kind.code4 : kind.code6, 0, quote));
  }

  private static Reader readerOf(byte[] original) {
    try {
      var in = new Reader(original, 0, original.length, "quoted packet");
      PacketParser.head(in, false);
      return in;
    } catch (Reader.Broken broken) {
      throw new IllegalArgumentException(broken.value().problem(), broken);
    }
  }

  /// Returns what `packet` complains about, if it is an ICMP error that quotes a packet.
  public static Optional<Quoted> find(IpPacket packet) {
    if (!(packet.body() instanceof Icmp icmp) || !error(packet.ip(), icmp)) {
      return Optional.empty();
    }
    var bytes = icmp.payload().bytes();
    try {
      var in = new Reader(bytes, 0, bytes.length, "quoted packet");
      var head = PacketParser.head(in, false);
      return Optional.of(quoted(head, in.layer(head.from(), head.to(), "quoted transport")));
    } catch (Reader.Broken _) {
      return Optional.empty();
    }
  }

  private static boolean error(IpHeader ip, Icmp icmp) {
    return switch (ip) {
      case IpHeader.V4 _ -> icmp.type() >= 3 && icmp.type() <= 12 && icmp.type() != 8;
      case IpHeader.V6 _ -> icmp.type() >= 1 && icmp.type() <= 127;
    };
  }

  private static Quoted quoted(PacketParser.Head head, Reader in) {
    int protocol = head.ip().protocol();
    boolean ports = protocol == IpHeader.TCP || protocol == IpHeader.UDP;
    if (!ports || head.ip().laterFragment() || in.size() < 4) {
      return new Quoted(head.ip(), 0, 0, 0);
    }
    boolean seq = protocol == IpHeader.TCP && in.size() >= 8;
    return new Quoted(head.ip(), in.u16(0), in.u16(2), seq ? in.u32(4) : 0);
  }
}
