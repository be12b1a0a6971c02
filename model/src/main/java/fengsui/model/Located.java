package fengsui.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a resetting device stands, found by limiting the TTL of the packet that triggers it.
///
/// The device sees a packet only if it lives that far, so it stands between the hops `hop - 1` and
/// `hop`; when `hop` is the target itself, so is the device.
///
/// @param trigger the packet that was sent: `SYN` or `ClientHello`
/// @param hop the smallest TTL at which the reset came; null if none came
/// @param router who answered "time exceeded" at that hop; null if nobody did
/// @param hops every TTL tried, in order
public record Located(
    String trigger, @Nullable Integer hop, @Nullable String router, List<Hop> hops) {

  public Located {
    hops = List.copyOf(hops);
  }

  /// What answered a packet that lived `ttl` hops: the router where it expired, a reset, both or
  /// nothing.
  public record Hop(int ttl, @Nullable String router, boolean reset) {}
}
