package fengsui.packets;

import java.util.Optional;

/// What a run of bytes turned out to be.
public sealed interface Parsed permits IpPacket, Parsed.Malformed {

  /// Not a whole, well-formed packet; `problem` says where and why.
  record Malformed(String problem) implements Parsed {}

  /// Returns the packet, if it is one.
  default Optional<IpPacket> packet() {
    return switch (this) {
      case IpPacket packet -> Optional.of(packet);
      case Malformed _ -> Optional.empty();
    };
  }
}
