package fengsui.isolate;

import fengsui.isolate.CacheTail.Lingering;
import fengsui.model.Carrier;
import fengsui.model.Failure;
import fengsui.model.Observation;
import fengsui.model.Outcome;
import fengsui.model.Stage;
import fengsui.model.StageFacts.Resolved;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Wrong answers that carriers' resolvers gave, by path, for as long as caches may hold them. For
/// one thread at a time.
///
/// Only answers that are wrong by themselves count: addresses that no public name can have, or from
/// the pool of known forgeries.
public final class Tails {

  /// So many paths are followed; beyond it the oldest is forgotten.
  private static final int MOST = 20_000;

  private final Map<Path, Lingering> byPath = new HashMap<>();

  /// Takes in one answer, if it is one that clients of a carrier are told.
  void add(Observation seen) {
    if (seen.stage() != Stage.RESOLVE || !(seen.evidence().facts() instanceof Resolved facts)) {
      return;
    }
    var wrong = wrong(seen, facts);
    var path = wrong || !byPath.isEmpty() ? Path.of(seen, facts) : null;
    if (path == null) {
      return;
    }
    var known = byPath.get(path);
    if (wrong) {
      var life = life(facts.ttl());
      byPath.put(
          path,
          known == null
              ? Lingering.first(path, seen.vantage().carrier(), seen.at(), life)
              : known.wrongAgain(seen.at(), life));
      bound();
    } else if (known != null && seen.outcome().ok() && seen.at().isAfter(known.last())) {
      byPath.put(path, known.rightAgain());
    }
  }

  private static boolean wrong(Observation seen, Resolved facts) {
    return seen.outcome().equals(new Outcome.Failed(Failure.DNS_BOGON_ERROR))
        || Addresses.pooled(facts.answers());
  }

  private static Duration life(@Nullable Long ttl) {
    var seconds = ttl == null ? 0 : Math.clamp(ttl, 0, CacheTail.LONGEST.toSeconds());
    return Duration.ofSeconds(seconds);
  }

  private void bound() {
    if (byPath.size() > MOST) {
      byPath.values().stream()
          .min(Comparator.comparing(Lingering::last))
          .ifPresent(oldest -> byPath.remove(oldest.path()));
    }
  }

  /// Returns the tail of each carrier that gave a wrong answer on one of the paths of `which`.
  public List<CacheTail> of(Predicate<Path> which) {
    var byCarrier = new TreeMap<String, List<Lingering>>();
    for (var path : byPath.values()) {
      if (which.test(path.path())) {
        Carrier carrier = path.carrier();
        byCarrier.computeIfAbsent(carrier.code(), _ -> new ArrayList<>()).add(path);
      }
    }
    return byCarrier.values().stream().map(CacheTail::of).toList();
  }

  /// All that is known, to be kept while nobody runs.
  public List<Lingering> all() {
    return List.copyOf(byPath.values());
  }

  /// Takes up what was kept; what was seen since outweighs it.
  public void restore(Collection<Lingering> kept) {
    kept.forEach(each -> byPath.putIfAbsent(each.path(), each));
  }

  /// Forgets what no cache holds any more.
  void forget(Instant before) {
    byPath
        .values()
        .removeIf(path -> path.last().isBefore(before) && path.expiry().isBefore(before));
  }
}
