package fengsui.lab.border;

import fengsui.packets.Octets;

/// A packet that will reach a host at a time of the monotonic clock; `order` keeps packets of the
/// same time in the order they were sent.
record Delivery(Leg to, Octets packet, long at, long order) implements Comparable<Delivery> {

  @Override
  public int compareTo(Delivery other) {
    // The clock may wrap: compare by difference.
    int byTime = Long.signum(at - other.at);
    return byTime != 0 ? byTime : Long.compare(order, other.order);
  }
}
