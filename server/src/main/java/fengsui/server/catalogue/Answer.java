package fengsui.server.catalogue;

import fengsui.server.yaml.Problem;
import java.util.List;

/// How an attempt to change an entry went.
public sealed interface Answer {

  /// It is in force.
  ///
  /// @param created whether it is new
  record Written(long revision, boolean created) implements Answer {}

  /// It is gone.
  record Removed() implements Answer {}

  /// There is no such entry.
  record Absent() implements Answer {}

  /// It stands in the configuration file and can be changed only there.
  record OfFile() implements Answer {}

  /// Somebody changed it since; `revision` is that of the newest change.
  record Stale(long revision) implements Answer {}

  /// Nobody said which revision was looked at before the change.
  record Blind(long revision) implements Answer {}

  /// It contradicts the rest of the catalogue.
  record Refused(List<Problem> problems) implements Answer {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
