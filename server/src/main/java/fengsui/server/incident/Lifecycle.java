package fengsui.server.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What one round of judging does to the incidents: a function of what was kept in mind and of what
/// the round found. It knows no clock, no network and no store.
final class Lifecycle {

  /// Within this time an incident that was over comes back as itself.
  static final Duration GRACE = Duration.ofMinutes(10);

  private Lifecycle() {}

  /// All that is kept in mind between two rounds.
  ///
  /// @param matters incidents that are open, or were so shortly before
  /// @param suspicions what rounds say and no incident says
  /// @param calm since when no round has said an open incident, by its number
  /// @param last the greatest number given
  record State(
      List<Matter> matters, List<Suspicion> suspicions, Map<Long, Instant> calm, long last) {

    static final State EMPTY = new State(List.of(), List.of(), Map.of(), 0);

    State {
      matters = List.copyOf(matters);
      suspicions = List.copyOf(suspicions);
      calm = Map.copyOf(calm);
    }

    /// The same with `matter` as it is now. The payment safety net's only take a number.
    State with(Matter matter) {
      if (matter.ofPayments()) {
        return new State(matters, suspicions, calm, Math.max(last, matter.number()));
      }
      var others = new ArrayList<>(matters);
      others.removeIf(each -> each.number() == matter.number());
      others.add(matter);
      return new State(others, suspicions, calm, Math.max(last, matter.number()));
    }

    /// What is known again after a restart: the incidents, but no suspicion.
    static State of(List<Matter> kept, Instant now) {
      var last = kept.stream().mapToLong(Matter::number).max().orElse(0);
      return new State(
          kept.stream().filter(each -> !each.ofPayments() && each.remembered(now)).toList(),
          List.of(),
          Map.of(),
          last);
    }
  }

  /// The next state, and what happened on the way, in order.
  record Step(State state, List<Happening> happenings) {
    Step {
      happenings = List.copyOf(happenings);
    }
  }

  static Step after(State state, Round round) {
    var turn = new Turn(state, round);
    round.outages().forEach(turn::heed);
    turn.rest();
    return turn.step();
  }
}
