package fengsui.client.failsafe;

/// A bundle or key that is not taken: says what is wrong and what to do about it.
public final class FailsafeRefused extends Exception {

  private static final long serialVersionUID = 1L;

  FailsafeRefused(String problem, String remedy) {
    super(problem + "; " + remedy, null, false, false);
  }
}
