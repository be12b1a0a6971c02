package fengsui.guard.flow;

import java.util.List;
import java.util.Set;

/// What came of a move.
public sealed interface Outcome {

  /// It is done.
  ///
  /// @param entry for the log
  /// @param tell the roles that must hear of it
  record Moved(Passage now, Entry entry, Set<String> tell) implements Outcome {

    public Moved {
      tell = Set.copyOf(tell);
    }
  }

  /// It was so before: nothing is to be written.
  record Same(Passage now) implements Outcome {}

  /// It may not be. All of it is told, the first that matters first.
  ///
  /// @param phase where the change stands, and stays
  record Refused(Phase phase, List<Objection> objections) implements Outcome {

    public Refused {
      objections = List.copyOf(objections);
    }

    /// One line.
    public String words() {
      return String.join(
          "; ", objections.stream().map(each -> each.rule() + ": " + each.why()).toList());
    }
  }

  /// A rule that is against it.
  ///
  /// @param rule its id, such as `own-change`
  /// @param why problem and remedy, in one sentence
  record Objection(String rule, String why) {}
}
