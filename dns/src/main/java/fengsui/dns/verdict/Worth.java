package fengsui.dns.verdict;

import fengsui.model.Coded;

/// What an answer is worth.
public enum Worth implements Coded {
  /// Proven, or confirmed by others who cannot be the same liar.
  GENUINE("genuine"),
  /// Too old, but it was genuine and may still be used.
  STALE_OK("stale-ok"),
  /// Something speaks against it, nothing proves it wrong.
  SUSPECT("suspect"),
  /// It cannot be this name's address.
  POISONED("poisoned"),
  /// Nothing speaks against it and nothing for it.
  UNKNOWN("unknown");

  private final String code;

  Worth(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
