package fengsui.guard.log;

/// What is wrong with a log, in words that go behind its place.
public final class LogRefused extends Exception {

  private static final long serialVersionUID = 1;

  public LogRefused(String problem) {
    super(problem);
  }
}
