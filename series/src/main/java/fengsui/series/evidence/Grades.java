package fengsui.series.evidence;

/// Of how many suspicions that are unfounded each grade may be reached by one.
///
/// @param watch such as 0.05: one in twenty
/// @param page less than that
/// @param act less than that
public record Grades(double watch, double page, double act) {

  public Grades {
    if (!(0 < act && act < page && page < watch && watch < 1)) {
      throw new IllegalArgumentException(
          "grades must be 0 < act < page < watch < 1, but are act %s, page %s, watch %s"
              .formatted(act, page, watch));
    }
  }

  /// The grade that an e-value reaches, by Ville's inequality.
  Grade of(double evidence) {
    if (evidence >= 1 / act) {
      return Grade.ACT;
    }
    if (evidence >= 1 / page) {
      return Grade.PAGE;
    }
    return evidence >= 1 / watch ? Grade.WATCH : Grade.NONE;
  }
}
