package fengsui.series.evidence;

/// What evidence is enough for, from least to most.
public enum Grade {
  /// Nothing yet.
  NONE,

  /// Look closer: probe, compare, ask what was changed. Nobody is woken.
  WATCH,

  /// Wake somebody.
  PAGE,

  /// Enough for those reversible actions that a person allowed beforehand.
  ACT
}
