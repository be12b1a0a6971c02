package fengsui.lab.border;

import java.util.ArrayList;
import java.util.List;

/// The way from one host to another: what a packet passes, in order.
///
/// @param nanos the whole way, one way
record Path(Leg from, Leg to, List<Stop> stops, long nanos) {

  Path {
    stops = List.copyOf(stops);
  }

  /// A hop on the way, and when after its departure a packet reaches it.
  record Stop(Hop hop, long nanos) {}

  /// Returns the way between two hosts; `border` is the hop between the two sides.
  static Path between(Leg from, Leg to, Hop border) {
    var stops = new ArrayList<Stop>();
    long at = 0;
    for (var hop : from.hops()) {
      at += hop.link().toNanos();
      stops.add(new Stop(hop, at));
    }
    if (from.side() != to.side()) {
      boolean outbound = from.side() == fengsui.model.Side.DOMESTIC;
      stops.add(new Stop(border, outbound ? at + border.link().toNanos() : at));
      at += border.link().toNanos();
    }
    for (var hop : to.hops().reversed()) {
      stops.add(new Stop(hop, at));
      at += hop.link().toNanos();
    }
    return new Path(from, to, stops, at);
  }
}
