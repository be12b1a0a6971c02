package fengsui.lab.border;

import fengsui.packets.Octets;

/// A packet as the device at stop number `index` of its path sees it; `now` is when it left its
/// host.
record Sighting(Flow flow, Octets packet, Path path, int index, long now) {

  Path.Stop stop() {
    return path.stops().get(index);
  }

  /// The host that opened the flow.
  Leg client() {
    return flow.fromClient() ? path.from() : path.to();
  }

  Leg server() {
    return flow.fromClient() ? path.to() : path.from();
  }

  /// How many routers stand between the device and the packet's sender.
  int hopsBack() {
    return index;
  }

  /// How many routers stand between the device and the packet's receiver.
  int hopsOn() {
    return path.stops().size() - 1 - index;
  }

  /// When something that the device sends `delay` nanoseconds after it saw the packet reaches the
  /// packet's sender.
  long backAt(long delay) {
    return now + 2 * stop().nanos() + delay;
  }

  /// The same for the packet's receiver.
  long onAt(long delay) {
    return now + path.nanos() + delay;
  }
}
