package fengsui.client;

import fengsui.client.Resolution.Found;
import fengsui.dns.message.Name;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one race is about.
///
/// @param order the containment order in force; null for none
/// @param stale what was proven before and may still be used; null without
record Course(
    String host,
    Name name,
    Families families,
    List<Lane> lanes,
    @Nullable ResolverOrder order,
    @Nullable Found stale) {

  boolean hasAuthenticated() {
    return lanes.stream().anyMatch(Lane::authenticated);
  }

  boolean distrustsPlain() {
    return order != null && order.distrustsPlain();
  }
}
