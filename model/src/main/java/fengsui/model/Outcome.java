package fengsui.model;

/// How a stage ended: well, or with one failure of a closed set.
public sealed interface Outcome {

  Outcome OK = new Ok();

  /// The spelling outside the program: `ok`, a failure's name, or `unknown_failure: TEXT`.
  String code();

  /// Whether the stage ended well.
  boolean ok();

  /// The stage ended well.
  record Ok() implements Outcome {
    @Override
    public String code() {
      return "ok";
    }

    @Override
    public boolean ok() {
      return true;
    }
  }

  /// The stage ended in a way that has a name.
  record Failed(Failure failure) implements Outcome {
    @Override
    public String code() {
      return failure.code();
    }

    @Override
    public boolean ok() {
      return false;
    }
  }

  /// A failure that no rule knows yet, kept word for word so that a rule can be added.
  record Unclassified(String text) implements Outcome {
    private static final String PREFIX = "unknown_failure: ";

    @Override
    public String code() {
      return PREFIX + text;
    }

    @Override
    public boolean ok() {
      return false;
    }
  }

  /// Returns the outcome that is spelt `code`.
  ///
  /// @throws IllegalArgumentException if it is neither `ok`, a known failure nor `unknown_failure:
  ///   TEXT`
  static Outcome of(String code) {
    if (code.equals("ok")) {
      return OK;
    }
    if (code.startsWith("unknown_failure:")) {
      return new Unclassified(code.substring("unknown_failure:".length()).strip());
    }
    return new Failed(Coded.of(Failure.class, code));
  }
}
