package fengsui.bench;

/// A comparison that cannot be made here, and what to do about it.
public final class BenchException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String remedy;

  BenchException(String problem, String remedy) {
    super(problem);
    this.remedy = remedy;
  }

  public String problem() {
    return String.valueOf(getMessage());
  }

  public String remedy() {
    return remedy;
  }
}
