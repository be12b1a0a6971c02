package fengsui.agent.spool;

import java.util.Collection;

/// Numbers of observations, both ends included.
public record Range(long from, long to) {

  public Range {
    if (from > to) {
      throw new IllegalArgumentException("range must not end before it begins: " + from + "-" + to);
    }
  }

  public long count() {
    return to - from + 1;
  }

  /// Whether every number of this range lies in one of `others`, which may touch or overlap.
  public boolean coveredBy(Collection<Range> others) {
    var next = from;
    var grew = true;
    while (next <= to && grew) {
      grew = false;
      for (var other : others) {
        if (other.from <= next && next <= other.to) {
          next = other.to + 1;
          grew = true;
        }
      }
    }
    return next > to;
  }
}
