package fengsui.guard.dependencies;

import fengsui.model.Dependencies.Dependency;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Something that is away for a time.
public sealed interface Outage {

  /// For how long.
  Duration lasting();

  /// Whether it takes `dependency` away, seen from this side of the border.
  boolean takes(Dependency dependency);

  /// The border, for connections to one TCP port.
  ///
  /// @param port null is all of it
  record Border(@Nullable Integer port, Duration lasting) implements Outage {

    @Override
    public boolean takes(Dependency dependency) {
      return !dependency.domestic()
          && (port == null || dependency.port() == 0 || dependency.port() == port);
    }
  }

  /// All that one provider has.
  record Provider(String name, Duration lasting) implements Outage {

    @Override
    public boolean takes(Dependency dependency) {
      return dependency.provider().equals(name);
    }
  }

  /// One dependency alone.
  record One(String id, Duration lasting) implements Outage {

    @Override
    public boolean takes(Dependency dependency) {
      return dependency.id().equals(id);
    }
  }

  /// How an outage is written: `border:443`, `border`, `provider:acme` or `dependency:login`.
  Pattern WHAT = Pattern.compile("border(?::([0-9]{1,5}))?|provider:(.+)|dependency:(.+)");

  /// Reads one.
  ///
  /// @throws IllegalArgumentException if it is none
  static Outage read(String text, Duration lasting) {
    var match = WHAT.matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException(
          "must be border, border:443, provider:NAME or dependency:ID, but is " + text);
    }
    if (match.group(2) != null) {
      return new Provider(match.group(2), lasting);
    }
    if (match.group(3) != null) {
      return new One(match.group(3), lasting);
    }
    return new Border(match.group(1) == null ? null : Integer.valueOf(match.group(1)), lasting);
  }
}
