package fengsui.lab.border;

import fengsui.packets.IpPacket;
import fengsui.packets.Transport;
import fengsui.packets.Transport.Tcp;
import fengsui.packets.Transport.Udp;
import java.net.InetAddress;

/// One packet seen in its flow: who opened it, who was called.
///
/// @param fromClient whether the packet is the opener's
record Flow(
    IpPacket packet, boolean fromClient, InetAddress client, InetAddress server, int serverPort) {

  /// Returns the flow of a packet, judged from the packet alone: a SYN+ACK comes from the one who
  /// was called, and otherwise the lower port is the one that was called. What has no ports counts
  /// as the sender's.
  static Flow of(IpPacket packet) {
    return switch (packet.body()) {
      case Tcp tcp -> ofTcp(packet, tcp);
      case Udp udp -> ofPorts(packet, udp.sourcePort(), udp.destinationPort());
      case Transport.Icmp _, Transport.Opaque _ -> of(packet, true, 0);
    };
  }

  /// Whether the opener opens the connection, or sends data on it.
  boolean opensOrSends() {
    return fromClient && packet.tcp().filter(t -> t.syn() || !t.payload().isEmpty()).isPresent();
  }

  private static Flow ofTcp(IpPacket packet, Tcp tcp) {
    if (tcp.syn()) {
      return of(packet, true, tcp.destinationPort());
    }
    if (tcp.synAck()) {
      return of(packet, false, tcp.sourcePort());
    }
    return ofPorts(packet, tcp.sourcePort(), tcp.destinationPort());
  }

  private static Flow ofPorts(IpPacket packet, int source, int destination) {
    boolean fromClient = destination <= source;
    return of(packet, fromClient, fromClient ? destination : source);
  }

  private static Flow of(IpPacket packet, boolean fromClient, int serverPort) {
    var ip = packet.ip();
    return new Flow(
        packet,
        fromClient,
        fromClient ? ip.source() : ip.destination(),
        fromClient ? ip.destination() : ip.source(),
        serverPort);
  }
}
