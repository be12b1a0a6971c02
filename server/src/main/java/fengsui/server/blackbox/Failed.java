package fengsui.server.blackbox;

/// Ends a probe that failed: where, and why in one word that is never made of what the target said,
/// so that it may be a label.
final class Failed extends Exception {

  private static final long serialVersionUID = 1;

  private final Phase phase;
  private final String reason;

  Failed(Phase phase, String reason) {
    super(phase.code() + ": " + reason, null, false, false);
    this.phase = phase;
    this.reason = reason;
  }

  Phase phase() {
    return phase;
  }

  String reason() {
    return reason;
  }
}
