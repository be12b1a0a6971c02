package fengsui.agent.rounds;

import fengsui.model.Plan;
import fengsui.model.Target;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;

/// When each target's turn is, on a monotonic clock in nanoseconds.
///
/// Each check has a phase of its own within its interval: by chance, so that the load is even, but
/// the same after every restart. A little more chance at each turn keeps checks from marching in
/// step with anything else that is periodic. One thread at a time.
final class Rota {

  /// Chance moves a turn by at most this share of the interval.
  private static final double JITTER = 0.05;

  private final String agent;
  private final RandomGenerator chance;
  private final PriorityQueue<Turn> turns = new PriorityQueue<>();

  Rota(String agent, RandomGenerator chance) {
    this.agent = agent;
    this.chance = chance;
  }

  /// A turn; `round` is its regular moment, `due` that with chance.
  private record Turn(Plan.Check check, long round, long due) implements Comparable<Turn> {
    @Override
    public int compareTo(Turn other) {
      return Long.compare(due - other.due, 0);
    }
  }

  /// Turns that have come.
  ///
  /// @param missed how many further turns passed unused, because nobody asked in time
  record Due(List<Target> targets, long missed) {}

  /// Replaces the checks. Those that were there before and stay the same keep their turn.
  void replace(List<Plan.Check> checks, long now) {
    var wanted = new HashSet<>(checks);
    turns.removeIf(turn -> !wanted.remove(turn.check));
    for (var check : checks) {
      if (wanted.remove(check)) {
        turns.add(first(check, now));
      }
    }
  }

  /// Takes the turns that have come.
  Due take(long now) {
    var targets = new ArrayList<Target>();
    var missed = 0L;
    while (!turns.isEmpty() && turns.peek().due - now <= 0) {
      var turn = turns.poll();
      targets.add(turn.check.target());
      var every = turn.check.every().toNanos();
      var behind = Math.max(0, (now - turn.round) / every);
      missed += behind;
      turns.add(jittered(turn.check, turn.round + (behind + 1) * every));
    }
    return new Due(targets, missed);
  }

  /// How long until the next turn; a second if there is none.
  long untilNext(long now) {
    return turns.isEmpty() ? 1_000_000_000L : Math.max(0, turns.peek().due - now);
  }

  private Turn first(Plan.Check check, long now) {
    var every = check.every().toNanos();
    return jittered(check, now + phase(check.target().id(), every));
  }

  private Turn jittered(Plan.Check check, long round) {
    var most = check.every().toNanos() * JITTER;
    return new Turn(check, round, round + (long) (chance.nextDouble() * most));
  }

  private long phase(String target, long every) {
    var sum = new CRC32();
    sum.update((agent + '\n' + target).getBytes(StandardCharsets.UTF_8));
    return (long) (new SplittableRandom(sum.getValue()).nextDouble() * every);
  }
}
