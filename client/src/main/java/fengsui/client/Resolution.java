package fengsui.client;

import fengsui.dns.verdict.Worth;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/// How a look-up ended.
public sealed interface Resolution {

  /// With addresses that may be connected to.
  ///
  /// @param ttl how long the answer may be kept; of a cached one what is left of that
  /// @param proven whether it may be used when it is old
  record Found(
      List<InetAddress> addresses, Worth worth, Tier tier, String way, Duration ttl, boolean proven)
      implements Resolution {

    /// RFC 8767: a stale answer is passed on for 30 s.
    private static final Duration STALE_TTL = Duration.ofSeconds(30);

    public Found {
      addresses = List.copyOf(addresses);
      if (addresses.isEmpty()) {
        throw new IllegalArgumentException("what is found must have addresses");
      }
    }

    Found with(Duration left) {
      return new Found(addresses, worth, tier, way, left, proven);
    }

    Found asStale() {
      return new Found(addresses, Worth.STALE_OK, Tier.STALE, way, STALE_TTL, true);
    }

    Found proved() {
      return new Found(addresses, Worth.GENUINE, tier, way, ttl, true);
    }

    Found with(List<InetAddress> others) {
      return new Found(others, worth, tier, way, ttl, proven);
    }
  }

  /// With the word of somebody that there is no such name, or that it has no such address.
  ///
  /// @param exists whether the name is there and lacks only the address
  /// @param confirmed whether an authenticated way said so
  record Absent(String why, boolean exists, boolean confirmed) implements Resolution {}

  /// Without any word.
  record Lost(String why) implements Resolution {}
}
