package fengsui.lab.border;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A router on a path. Devices stand at hops: their rules name the hop's `label`.
///
/// @param addresses its own, one for each IP version it answers in
/// @param link how long a packet takes on the link between this hop and its neighbour towards the
///   host (or, for the border, towards the domestic side), one way
public record Hop(String label, List<InetAddress> addresses, Duration link) {

  public Hop {
    addresses = List.copyOf(addresses);
    if (link.isNegative()) {
      throw new IllegalArgumentException("link must not be negative, but is " + link);
    }
  }

  /// Returns the address of the same IP version as `other`.
  Optional<InetAddress> findAddressLike(InetAddress other) {
    return addresses.stream()
        .filter(a -> a.getAddress().length == other.getAddress().length)
        .findFirst();
  }
}
