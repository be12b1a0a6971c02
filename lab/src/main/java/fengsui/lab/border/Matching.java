package fengsui.lab.border;

import fengsui.lab.border.Match.Direction;
import fengsui.lab.border.Match.Protocol;
import fengsui.model.Side;
import fengsui.packets.IpHeader;
import fengsui.packets.Transport.Tcp;
import fengsui.packets.Transport.Udp;
import java.util.Optional;

/// Decides whether a device reacts to a packet.
final class Matching {

  private Matching() {}

  static boolean matches(Match match, Sighting seen) {
    return concerns(match, seen) && triggers(match, seen.flow());
  }

  /// Whether the packet's flow is one that the rule is about, whatever the packet is in it.
  static boolean concerns(Match match, Sighting seen) {
    return protocol(match, seen)
        && (match.ports().isEmpty() || match.ports().contains(seen.flow().serverPort()))
        && direction(match.direction(), seen)
        && hosts(match, seen);
  }

  private static boolean protocol(Match match, Sighting seen) {
    int number = seen.flow().packet().ip().protocol();
    return switch (match.protocol()) {
      case null -> true;
      case Protocol.TCP -> number == IpHeader.TCP;
      case Protocol.UDP -> number == IpHeader.UDP;
    };
  }

  private static boolean direction(Direction direction, Sighting seen) {
    boolean crossing = seen.client().side() != seen.server().side();
    return switch (direction) {
      case ANY -> true;
      case OUTBOUND -> crossing && seen.client().side() == Side.DOMESTIC;
      case INBOUND -> crossing && seen.client().side() == Side.OVERSEAS;
    };
  }

  private static boolean hosts(Match match, Sighting seen) {
    return match.only().isEmpty()
        || match.only().contains(seen.client().name())
        || match.only().contains(seen.server().name());
  }

  private static boolean triggers(Match match, Flow flow) {
    return switch (match.trigger()) {
      case ANY -> true;
      case SYN -> tcp(flow).filter(Tcp::syn).isPresent();
      case SYN_ACK -> tcp(flow).filter(Tcp::synAck).isPresent();
      case DATA -> flow.fromClient() && tcp(flow).filter(t -> !t.payload().isEmpty()).isPresent();
      case CLIENT_HELLO ->
          tcp(flow)
              .filter(t -> ClientHello.begins(t.payload()))
              .filter(t -> named(match, ClientHello.findServerName(t.payload())))
              .isPresent();
      case DNS_QUERY ->
          flow.fromClient()
              && flow.packet().body() instanceof Udp udp
              && DnsQuestion.find(udp.payload())
                  .filter(q -> named(match, Optional.of(q.name())))
                  .isPresent();
    };
  }

  private static Optional<Tcp> tcp(Flow flow) {
    return flow.packet().tcp();
  }

  private static boolean named(Match match, Optional<String> name) {
    var pattern = match.name();
    return pattern == null || name.filter(n -> pattern.matcher(n).matches()).isPresent();
  }
}
