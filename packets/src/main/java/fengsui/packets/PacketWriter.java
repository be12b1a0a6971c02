package fengsui.packets;

import fengsui.packets.Transport.Icmp;
import fengsui.packets.Transport.Opaque;
import fengsui.packets.Transport.Tcp;
import fengsui.packets.Transport.Udp;
import java.nio.ByteBuffer;

/// [IpPacket] → bytes, with lengths and checksums.
final class PacketWriter {

  private PacketWriter() {}

  static byte[] write(IpPacket packet) {
    int head = headerSize(packet.ip());
    int total = head + size(packet.body());
    Check.range("packet", total, 0xffff + (packet.ip() instanceof IpHeader.V6 ? 40 : 0));
    var bytes = new byte[total];
    var out = ByteBuffer.wrap(bytes);
    switch (packet.ip()) {
      case IpHeader.V4 v4 -> v4(out, v4, total);
      case IpHeader.V6 v6 -> v6(out, v6, total);
    }
    switch (packet.body()) {
      case Tcp tcp -> tcp(out, tcp);
      case Udp udp -> udp(out, udp);
      case Icmp icmp -> icmp(out, icmp);
      case Opaque opaque -> opaque.payload().putInto(out);
    }
    Checksums.fill(bytes, packet, head);
    return bytes;
  }

  private static int headerSize(IpHeader ip) {
    return switch (ip) {
      case IpHeader.V4 v4 -> 20 + v4.options().size();
      case IpHeader.V6 v6 -> 40 + v6.extensions().size();
    };
  }

  private static int size(Transport body) {
    return switch (body) {
      case Tcp tcp -> 20 + tcp.options().size() + tcp.payload().size();
      case Udp udp -> 8 + udp.payload().size();
      case Icmp icmp -> 8 + icmp.payload().size();
      case Opaque opaque -> opaque.payload().size();
    };
  }

  private static void v4(ByteBuffer out, IpHeader.V4 ip, int total) {
    out.put((byte) (0x45 + ip.options().size() / 4)).put((byte) ip.trafficClass());
    out.putShort((short) total).putShort((short) ip.id());
    int fragment = ip.fragmentOffset() / 8;
    fragment |= ip.df() ? 0x4000 : 0;
    fragment |= ip.moreFragments() ? 0x2000 : 0;
    out.putShort((short) fragment);
    out.put((byte) ip.ttl()).put((byte) ip.protocol()).putShort((short) 0);
    out.put(ip.source().getAddress()).put(ip.destination().getAddress());
    ip.options().putInto(out);
  }

  private static void v6(ByteBuffer out, IpHeader.V6 ip, int total) {
    out.putInt(6 << 28 | ip.trafficClass() << 20 | ip.flowLabel());
    out.putShort((short) (total - 40)).put((byte) ip.firstHeader()).put((byte) ip.ttl());
    out.put(ip.source().getAddress()).put(ip.destination().getAddress());
    ip.extensions().putInto(out);
  }

  private static void tcp(ByteBuffer out, Tcp tcp) {
    out.putShort((short) tcp.sourcePort()).putShort((short) tcp.destinationPort());
    out.putInt((int) tcp.seq()).putInt((int) tcp.ack());
    out.putShort((short) ((5 + tcp.options().size() / 4) << 12 | tcp.flags()));
    out.putShort((short) tcp.window()).putShort((short) 0).putShort((short) tcp.urgent());
    tcp.options().putInto(out);
    tcp.payload().putInto(out);
  }

  private static void udp(ByteBuffer out, Udp udp) {
    out.putShort((short) udp.sourcePort()).putShort((short) udp.destinationPort());
    out.putShort((short) (8 + udp.payload().size())).putShort((short) 0);
    udp.payload().putInto(out);
  }

  private static void icmp(ByteBuffer out, Icmp icmp) {
    out.put((byte) icmp.type()).put((byte) icmp.code()).putShort((short) 0);
    out.putInt((int) icmp.rest());
    icmp.payload().putInto(out);
  }
}
