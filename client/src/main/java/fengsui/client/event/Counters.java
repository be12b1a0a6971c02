package fengsui.client.event;

import fengsui.client.Tier;
import fengsui.dns.verdict.Worth;
import java.util.Map;

/// How often things have happened since the start.
///
/// @param hits look-ups answered from the cache
/// @param misses those that had to ask, or to wait for one that asked
/// @param stale those answered with an old answer that was once proven
/// @param absent those whose name does not exist or has no address
/// @param lost those that nobody answered in time
/// @param suspect those answered with a suspect answer, since nothing better came in time
/// @param dropped addresses that were answered and not passed on
/// @param listenerFaults exceptions of listeners
public record Counters(
    long hits,
    long misses,
    long stale,
    long absent,
    long lost,
    long suspect,
    long dropped,
    long listenerFaults,
    Map<Tier, Long> won,
    Map<Worth, Long> judged) {

  public Counters {
    won = Map.copyOf(won);
    judged = Map.copyOf(judged);
  }

  /// Look-ups that `tier` answered.
  public long won(Tier tier) {
    return won.getOrDefault(tier, 0L);
  }

  /// Answers judged to be `worth`.
  public long judged(Worth worth) {
    return judged.getOrDefault(worth, 0L);
  }
}
