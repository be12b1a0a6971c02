package fengsui.lab;

import org.junit.jupiter.api.Assumptions;

/// Starts laboratories for tests.
final class Living {

  private Living() {}

  /// Returns a laboratory; skips the test where there can be none, but never in CI.
  static Laboratory laboratory() throws Exception {
    try {
      return Laboratory.start();
    } catch (LaboratoryException e) {
      Assumptions.assumeTrue(System.getenv("CI") != null, e.getMessage());
      throw e;
    }
  }
}
