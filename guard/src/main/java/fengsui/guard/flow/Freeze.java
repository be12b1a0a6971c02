package fengsui.guard.flow;

import java.time.Instant;

/// A time in which nothing goes out, such as a shopping festival.
///
/// @param to not part of it
public record Freeze(Instant from, Instant to, String why) {

  public Freeze {
    if (!from.isBefore(to) || why.isBlank()) {
      throw new IllegalArgumentException("a freeze must begin before it ends and say why");
    }
  }

  /// Whether it holds at `at`.
  public boolean holds(Instant at) {
    return !at.isBefore(from) && at.isBefore(to);
  }
}
