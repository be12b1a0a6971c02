package fengsui.model;

/// The fastest that a path was ever seen to answer, in milliseconds, and from what that is known:
/// `learnt` or the control that showed it, such as `port 8443`.
///
/// Nothing that the far end sends can arrive sooner: light sets the floor, not load.
public record Floor(double ms, String source) {

  /// The share of the floor below which an answer cannot have come from the far end. Half leaves
  /// room for a floor learnt on a detour.
  public static final double TOO_FAST = 0.5;

  /// Under this many milliseconds of difference, no answer is called too fast: that is how exactly
  /// a program can tell the time, and in one building light says nothing.
  public static final double TELLABLE = 1;

  public Floor {
    if (!(ms > 0)) {
      throw new IllegalArgumentException("floor must be over 0 ms, but is " + ms);
    }
  }

  /// Whether an answer after `elapsedMs` came from something nearer than the far end.
  public boolean forbids(double elapsedMs) {
    return elapsedMs < ms * TOO_FAST && ms - elapsedMs > TELLABLE;
  }
}
