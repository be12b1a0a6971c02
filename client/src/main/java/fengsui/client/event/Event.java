package fengsui.client.event;

import fengsui.client.Tier;
import fengsui.dns.verdict.Worth;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/// What happened during a look-up. Answers from the cache are counted, but make no event.
public sealed interface Event {

  /// The name that was looked up.
  String host();

  /// A way was asked, `after` the look-up began.
  record Asked(String host, Tier tier, String way, Duration after) implements Event {}

  /// A way did not answer.
  ///
  /// @param outcome how it failed, such as `generic_timeout_error`
  record Failed(String host, Tier tier, String way, String outcome, Duration after)
      implements Event {}

  /// An answer was judged.
  ///
  /// @param dropped the addresses that may not be connected to
  record Judged(
      String host,
      Tier tier,
      String way,
      Worth worth,
      List<InetAddress> usable,
      List<InetAddress> dropped,
      List<String> reasons,
      Duration after)
      implements Event {}

  /// The look-up ended with addresses.
  record Resolved(
      String host,
      Tier tier,
      String way,
      Worth worth,
      List<InetAddress> addresses,
      Duration elapsed)
      implements Event {}

  /// The look-up ended without.
  record Unresolved(String host, String why, Duration elapsed) implements Event {}
}
