package fengsui.server.incident;

import fengsui.isolate.Look;
import fengsui.isolate.Outage;
import fengsui.isolate.Sight;
import fengsui.model.FaultDomain;
import fengsui.model.Verdict;
import fengsui.model.Verdict.Scope;
import fengsui.model.Verdict.Where;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Agents that are not heard any more: what they watch may be well, but nobody knows.
public final class Silence {

  /// Three of an agent's greetings, and the way to the post.
  private static final Duration OVERDUE = Duration.ofSeconds(35);

  /// So many agents do not fall silent at once: then it is the post that does not hear.
  private static final int MANY = 3;

  private static final double SURE = 0.9;

  private Silence() {}

  /// Returns one outage for each agent that is overdue at `now`, or a single one if most are.
  ///
  /// @param listening since when the post has listened
  public static List<Outage> outages(Sight sight, Instant now, Instant listening) {
    var silent = new TreeMap<String, Instant>();
    for (var agent : sight.agents()) {
      var last = sight.heard(agent).filter(listening::isBefore).orElse(listening);
      // What is well within its time is not asked for its pace: that costs a look at every path.
      if (last.plus(OVERDUE).isBefore(now) && last.plus(overdue(agent, sight)).isBefore(now)) {
        silent.put(agent, last);
      }
    }
    if (silent.size() >= MANY && silent.size() * 2 > sight.agents().size()) {
      return List.of(deaf(silent, sight.agents().size()));
    }
    return silent.entrySet().stream().map(Silence::silent).toList();
  }

  private static Duration overdue(String agent, Sight sight) {
    var pace =
        sight.from(agent).stream()
            .map(Look::every)
            .filter(every -> !every.isZero())
            .min(Duration::compareTo)
            .orElse(Duration.ZERO);
    return OVERDUE.plus(pace.multipliedBy(2));
  }

  private static Outage silent(Map.Entry<String, Instant> agent) {
    var words = "nothing was heard from %s since %s".formatted(agent.getKey(), agent.getValue());
    return outage(agent.getKey(), agent.getValue(), 1, words);
  }

  private static Outage deaf(Map<String, Instant> silent, int all) {
    var since = silent.values().stream().max(Instant::compareTo).orElseThrow();
    var words = "%d of %d agents are not heard since %s".formatted(silent.size(), all, since);
    return outage(null, since, silent.size(), words);
  }

  private static Outage outage(@Nullable String agent, Instant since, int agents, String words) {
    var where = new Where(null, null, null, null, null, null, null, agent);
    var verdict =
        new Verdict(
            FaultDomain.MONITOR,
            where,
            SURE,
            since,
            new Scope(0, agents),
            false,
            List.of(words),
            List.of(),
            List.of(),
            null);
    return new Outage(verdict, Set.of(), false);
  }
}
