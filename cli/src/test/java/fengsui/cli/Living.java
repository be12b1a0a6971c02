package fengsui.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fengsui.lab.LaboratoryException;

/// Laboratories for tests.
final class Living {

  private Living() {}

  interface Making<T> {
    T make() throws LaboratoryException, InterruptedException;
  }

  /// Returns what needs a laboratory; skips the test where there can be none, but never in CI.
  static <T> T have(Making<T> making) throws LaboratoryException, InterruptedException {
    try {
      return making.make();
    } catch (LaboratoryException e) {
      assumeTrue(System.getenv("CI") != null, e.getMessage());
      throw e;
    }
  }
}
