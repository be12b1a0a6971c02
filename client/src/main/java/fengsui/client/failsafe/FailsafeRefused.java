package fengsui.client.failsafe;

/// A signed document or key that is not taken: says what is wrong and what to do about it.
public final class FailsafeRefused extends Exception {

  private static final long serialVersionUID = 1L;

  public FailsafeRefused(String problem, String remedy) {
    super(problem + "; " + remedy, null, false, false);
  }
}
