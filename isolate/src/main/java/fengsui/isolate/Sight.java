package fengsui.isolate;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/// What is known of paths at one time. Controls are none.
public interface Sight {

  /// How a path looks; empty if nobody looks at it any more.
  Optional<Look> find(Path path);

  /// All that an agent looks at.
  Collection<Look> from(String agent);

  /// A target, by its id, from everywhere.
  Collection<Look> at(String target);

  /// Every agent that looks at anything.
  Collection<String> agents();

  /// When anything last came from an agent; empty if nothing ever did.
  Optional<Instant> heard(String agent);
}
