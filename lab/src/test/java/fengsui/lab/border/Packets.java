package fengsui.lab.border;

import fengsui.lab.Topology;
import fengsui.packets.IpHeader;
import fengsui.packets.IpPacket;
import fengsui.packets.Octets;
import fengsui.packets.Transport.Tcp;
import fengsui.packets.Transport.Udp;
import java.net.InetAddress;
import java.util.HexFormat;

/// Packets between hosts of the laboratory.
final class Packets {

  private Packets() {}

  static IpPacket tcp(String from, String to, int source, int destination, int flags, String data) {
    return new IpPacket(
        IpHeader.of(address(from), address(to), IpHeader.TCP),
        new Tcp(
            source, destination, 1000, 2000, flags, 64_240, 0, Octets.NONE, Octets.ofHex(data)));
  }

  static IpPacket syn(String from, String to, int port) {
    return tcp(from, to, 40_000, port, Tcp.SYN, "");
  }

  static IpPacket synAck(String from, String to, int port) {
    return tcp(from, to, port, 40_000, Tcp.SYN | Tcp.ACK, "");
  }

  static IpPacket dns(String from, String to, String query) {
    return new IpPacket(
        IpHeader.of(address(from), address(to), IpHeader.UDP),
        new Udp(40_000, 53, Octets.of(HexFormat.of().parseHex(query))));
  }

  static InetAddress address(String host) {
    return Topology.leg(host).addresses().getFirst();
  }
}
