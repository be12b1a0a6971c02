package fengsui.agent.spool;

/// Observations that had to go before the post had them.
///
/// @param from when the earliest was made, in milliseconds since 1970; meaningless when none
/// @param to when the latest was made
public record Loss(long count, long from, long to) {

  public static final Loss NONE = new Loss(0, Long.MAX_VALUE, Long.MIN_VALUE);

  public Loss and(long more, long since, long until) {
    return more == 0 ? this : new Loss(count + more, Math.min(from, since), Math.max(to, until));
  }

  public Loss and(Loss other) {
    return and(other.count, other.from, other.to);
  }
}
