package fengsui.bench;

/// A comparison that cannot be made here: place, problem and remedy in one line.
public final class BenchException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BenchException(String message) {
    super(message);
  }
}
