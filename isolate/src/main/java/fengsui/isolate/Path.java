package fengsui.isolate;

import fengsui.model.ControlPair.Factor;
import fengsui.model.Observation;
import fengsui.model.StageFacts.Resolved;
import fengsui.model.StageFacts.Role;
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

  /// The path that an answer to a name is about; null for that of a mere control. A control that is
  /// another target is asked for only now and then, whoever resolves its name.
  static @Nullable Path of(Observation seen, Resolved facts) {
    var pair = seen.evidence().control();
    if (pair == null) {
      return new Path(seen.agent(), seen.target().id());
    }
    return pair.varies() == Factor.RESOLVER && facts.role() == Role.LOCAL
        ? new Path(seen.agent(), seen.target().id(), pair.to())
        : null;
  }

  /// The target itself.
  public Path(String agent, String target) {
    this(agent, target, null);
  }

  @Override
  public int compareTo(Path other) {
    return ORDER.compare(this, other);
  }
}
