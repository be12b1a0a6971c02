package fengsui.isolate;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// One target, by its id, as one agent sees it.
///
/// @param resolver for what another resolver of the agent's carrier says of the target's name:
///   which; null for the target itself
public record Path(String agent, String target, @Nullable String resolver)
    implements Comparable<Path> {

  private static final Comparator<Path> ORDER =
      Comparator.comparing(Path::agent)
          .thenComparing(Path::target)
          .thenComparing(Path::resolver, Comparator.nullsFirst(Comparator.naturalOrder()));

  /// The target itself.
  public Path(String agent, String target) {
    this(agent, target, null);
  }

  @Override
  public int compareTo(Path other) {
    return ORDER.compare(this, other);
  }
}
