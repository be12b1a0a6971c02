package fengsui.model;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One stage outcome of one target from one vantage at one time, with its evidence.
///
/// @param ms how long the stage took, from a monotonic clock
/// @param peer the address spoken to, `ADDRESS:PORT`; null when there was none
/// @param count how many equal observations this one stands for, at least 1
public record Observation(
    Instant at,
    String agent,
    Vantage vantage,
    Target target,
    Stage stage,
    Outcome outcome,
    double ms,
    @Nullable String peer,
    Evidence evidence,
    int count) {

  public Observation {
    if (!(ms >= 0)) {
      throw new IllegalArgumentException("ms must not be negative, but is " + ms);
    }
    if (count < 1) {
      throw new IllegalArgumentException("count must be at least 1, but is " + count);
    }
  }

  /// Returns the control pair, if this is a control's observation.
  public Optional<ControlPair> control() {
    return Optional.ofNullable(evidence.control());
  }
}
