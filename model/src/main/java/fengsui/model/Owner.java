package fengsui.model;

/// Who answers for a target.
public sealed interface Owner {

  Owner OURS = new Ours();
  Owner CONTROL = new Control();
  Owner SELF = new Self();

  /// The spelling outside the program: `ours`, `provider:NAME`, `control` or `self`.
  String code();

  /// We run it.
  record Ours() implements Owner {
    @Override
    public String code() {
      return "ours";
    }
  }

  /// A company that we depend on runs it.
  record Provider(String name) implements Owner {
    public Provider {
      if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
        throw new IllegalArgumentException(
            "provider must be a name of letters, digits, dots and dashes, but is " + name);
      }
    }

    @Override
    public String code() {
      return "provider:" + name;
    }
  }

  /// Nobody's business: it only shows whether a path works.
  record Control() implements Owner {
    @Override
    public String code() {
      return "control";
    }
  }

  /// The agent itself: what it measures of its own health is an observation too.
  record Self() implements Owner {
    @Override
    public String code() {
      return "self";
    }
  }

  /// Returns the owner that is spelt `code`.
  ///
  /// @throws IllegalArgumentException if it is none of `ours`, `provider:NAME`, `control`, `self`
  static Owner of(String code) {
    if (code.startsWith("provider:")) {
      return new Provider(code.substring("provider:".length()));
    }
    return switch (code) {
      case "ours" -> OURS;
      case "control" -> CONTROL;
      case "self" -> SELF;
      default -> // open set of texts
          throw new IllegalArgumentException(
              "owner must be ours, provider:NAME, control or self, but is " + code);
    };
  }
}
