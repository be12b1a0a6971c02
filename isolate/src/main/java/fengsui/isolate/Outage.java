package fengsui.isolate;

import fengsui.model.Verdict;
import java.util.Set;
import java.util.stream.Collectors;

/// One outage as it looks now: the verdict, and the paths that it is about.
///
/// @param paths of targets that are probed for their own sake; empty if only controls fail
/// @param contradicted whether a second speaker was heard on one of them
public record Outage(Verdict verdict, Set<Path> paths, boolean contradicted) {

  public Outage {
    paths = Set.copyOf(paths);
  }

  /// The ids of the targets it is about.
  public Set<String> targets() {
    return paths.stream().map(Path::target).collect(Collectors.toSet());
  }

  /// The names of the agents that see it.
  public Set<String> agents() {
    return paths.stream().map(Path::agent).collect(Collectors.toSet());
  }
}
