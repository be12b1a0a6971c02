package fengsui.model;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What journeys of ours need, and what takes its place when that is away.
public record Dependencies(List<Dependency> all, List<Journey> journeys) {

  public Dependencies {
    all = List.copyOf(all);
    journeys = List.copyOf(journeys);
    unique("dependency", all.stream().map(Dependency::id).toList());
    unique("journey", journeys.stream().map(Journey::id).toList());
  }

  private static void unique(String kind, List<String> ids) {
    var seen = new HashSet<String>();
    for (var id : ids) {
      if (id.isBlank() || !seen.add(id)) {
        throw new IllegalArgumentException(
            id.isBlank() ? "a " + kind + " has no id" : "there are two of " + kind + " " + id);
      }
    }
  }

  public Optional<Dependency> find(String id) {
    return all.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /// Something outside that is called.
  ///
  /// @param hosts names under which it is called; `*.acme.example` stands for all below
  /// @param addresses where it stands
  /// @param port over TCP; 0 is any
  /// @param fallbacks ids of what takes its place, in order
  /// @param certificateUntil when its certificate ends; nothing if nobody said
  public record Dependency(
      String id,
      Purpose purpose,
      Side side,
      String provider,
      Set<String> hosts,
      List<Block> addresses,
      int port,
      List<String> fallbacks,
      @Nullable Instant certificateUntil) {

    public Dependency {
      hosts = Set.copyOf(hosts);
      addresses = List.copyOf(addresses);
      fallbacks = List.copyOf(fallbacks);
      if (port < 0 || port > 65535) {
        throw new IllegalArgumentException("port must be 0 to 65535, but is " + port);
      }
    }

    public boolean domestic() {
      return side == Side.DOMESTIC;
    }
  }

  /// A block of addresses, such as 198.51.100.0/24.
  ///
  /// @param address as a number of `width` bits: 32 or 128
  /// @param bits how many of the first are the block's
  public record Block(BigInteger address, int width, int bits) {

    public Block {
      if (bits < 0 || bits > width || address.signum() < 0 || address.bitLength() > width) {
        throw new IllegalArgumentException("a block must have 0 to " + width + " bits");
      }
    }

    /// Whether one lies in the other.
    public boolean overlaps(Block other) {
      int rest = width - Math.min(bits, other.bits);
      return width == other.width
          && address.shiftRight(rest).equals(other.address.shiftRight(rest));
    }
  }

  /// What it is called for.
  public enum Purpose implements Coded {
    IDENTITY("identity"),
    PAYMENT("payment"),
    CDN("cdn"),
    CERTIFICATE_STATUS("certificate-status"),
    DNS("dns"),
    DATA("data"),
    MONITORING("monitoring"),
    TICKETING("ticketing"),
    DEPLOY("deploy"),
    OTHER("other");

    private final String code;

    Purpose(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }

    /// Whether it is what an outage is mended with.
    public boolean operations() {
      return this == MONITORING || this == TICKETING || this == DEPLOY;
    }
  }

  /// Something that people do with us.
  ///
  /// @param critical whether money or trust is lost with it
  /// @param needs ids of all that must answer
  /// @param queue how long it may wait; nothing if it may not
  public record Journey(String id, boolean critical, List<String> needs, @Nullable Duration queue) {

    public Journey {
      needs = List.copyOf(needs);
    }
  }
}
