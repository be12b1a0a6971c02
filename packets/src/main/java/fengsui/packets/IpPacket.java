package fengsui.packets;

import fengsui.packets.Transport.Icmp;
import fengsui.packets.Transport.Opaque;
import fengsui.packets.Transport.Tcp;
import fengsui.packets.Transport.Udp;
import java.nio.ByteBuffer;
import java.util.Optional;

/// An IPv4 or IPv6 packet as words: `parse` and `bytes` are each other's inverse for whole packets
/// with sound checksums.
public record IpPacket(IpHeader ip, Transport body) implements Parsed {

  public IpPacket {
    boolean six = ip instanceof IpHeader.V6;
    int expected =
        switch (body) {
          case Tcp _ -> IpHeader.TCP;
          case Udp _ -> IpHeader.UDP;
          case Icmp _ -> six ? IpHeader.ICMPV6 : IpHeader.ICMP;
          case Opaque _ -> ip.protocol();
        };
    if (ip.protocol() != expected) {
      throw new IllegalArgumentException(
          "protocol must be %d for this body, but is %d".formatted(expected, ip.protocol()));
    }
  }

  /// Returns the packet that begins at the buffer's position; bytes beyond it (a frame's padding)
  /// are ignored, and so are checksums: see [Checksums#hold(byte[])].
  public static Parsed parse(ByteBuffer buffer) {
    var copy = new byte[buffer.remaining()];
    buffer.get(buffer.position(), copy);
    return parseOwned(copy);
  }

  /// Returns the packet that `bytes` begins with.
  public static Parsed parse(byte[] bytes) {
    return parseOwned(bytes.clone());
  }

  private static Parsed parseOwned(byte[] bytes) {
    try {
      return PacketParser.parse(new Reader(bytes, 0, bytes.length, "IP packet"));
    } catch (Reader.Broken broken) {
      return broken.value();
    }
  }

  /// Returns what goes on the wire, lengths and checksums included.
  ///
  /// @throws IllegalArgumentException if it is longer than an IP packet may be
  public byte[] bytes() {
    return PacketWriter.write(this);
  }

  public Optional<Tcp> tcp() {
    return body instanceof Tcp tcp ? Optional.of(tcp) : Optional.empty();
  }

  public Optional<Udp> udp() {
    return body instanceof Udp udp ? Optional.of(udp) : Optional.empty();
  }

  public Optional<Icmp> icmp() {
    return body instanceof Icmp icmp ? Optional.of(icmp) : Optional.empty();
  }

  @Override
  public String toString() {
    var way =
        "%s > %s ttl %d id %d%s "
            .formatted(
                ip.source().getHostAddress(),
                ip.destination().getHostAddress(),
                ip.ttl(),
                ip.id(),
                ip.df() ? " DF" : "");
    return way
        + switch (body) {
          case Tcp tcp ->
              "TCP %d > %d %s seq %d ack %d win %d, %d bytes"
                  .formatted(
                      tcp.sourcePort(),
                      tcp.destinationPort(),
                      tcp.letters(),
                      tcp.seq(),
                      tcp.ack(),
                      tcp.window(),
                      tcp.payload().size());
          case Udp udp ->
              "UDP %d > %d, %d bytes"
                  .formatted(udp.sourcePort(), udp.destinationPort(), udp.payload().size());
          case Icmp icmp -> "ICMP %d/%d".formatted(icmp.type(), icmp.code());
          case Opaque opaque ->
              "protocol %d, %d bytes".formatted(ip.protocol(), opaque.payload().size());
        };
  }
}
