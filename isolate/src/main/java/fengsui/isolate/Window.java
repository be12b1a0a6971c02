package fengsui.isolate;

import fengsui.model.Change;
import fengsui.model.Observation;
import fengsui.model.Owner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What is known now, while observations keep coming: the newest of each path, and how long it has
/// been so. Judging it costs by what fails, not by what is watched.
///
/// Observations of one path should come in the order of their times; late ones are ignored. It is
/// for one thread at a time.
public final class Window {

  /// A clock this much ahead of ours is wrong, and ours is believed.
  private static final Duration AHEAD = Duration.ofSeconds(5);

  /// How long floors learnt here are believed, at least.
  private static final Duration FLOORS_STAND = Duration.ofMinutes(30);

  record Endpoint(String host, int port) {}

  private final Map<Key, Trace> byKey = new HashMap<>();
  final Map<Post, TreeMap<Key, Trace>> byPost = new HashMap<>();
  final Map<Endpoint, Set<Trace>> byEndpoint = new HashMap<>();
  final Map<String, Map<Path, Trace>> byAgent = new HashMap<>();
  final Map<String, Map<Path, Trace>> byTarget = new HashMap<>();
  final Map<Post, Map<Key, Trace>> health = new HashMap<>();
  final Map<String, Instant> heard = new HashMap<>();
  final Set<Trace> alarming = new HashSet<>();
  final Floors floors = new Floors();
  private final Tails tails = new Tails();
  private Instant floorsSince = Instant.MIN;
  int own;

  /// Takes in what arrived at `received`.
  public void add(Instant received, Collection<Observation> observations) {
    for (var seen : observations) {
      heard(seen.agent(), received);
      add(credible(received, Tracks.single(seen)));
    }
    if (floorsSince.plus(FLOORS_STAND).isBefore(received)) {
      floors.age();
      floorsSince = received;
    }
  }

  /// Notes that an agent was heard at some time, whatever it said.
  public void heard(String agent, Instant at) {
    heard.merge(agent, at, (one, other) -> one.isBefore(other) ? other : one);
  }

  private static Observation credible(Instant received, Observation seen) {
    return seen.at().isAfter(received.plus(AHEAD))
        ? new Observation(
            received,
            seen.agent(),
            seen.vantage(),
            seen.target(),
            seen.stage(),
            seen.outcome(),
            seen.ms(),
            seen.peer(),
            seen.evidence(),
            1)
        : seen;
  }

  private void add(Observation seen) {
    var key = Key.of(seen);
    if (seen.target().owner() instanceof Owner.Self) {
      health
          .computeIfAbsent(key.post(), _ -> new HashMap<>())
          .computeIfAbsent(key, Trace::new)
          .add(seen);
      return;
    }
    floors.learn(seen);
    tails.add(seen);
    var known = byKey.get(key);
    var trace = known == null ? shelve(new Trace(key)) : known;
    if (trace.add(seen)) {
      mark(trace);
      name(trace);
    }
  }

  private void mark(Trace trace) {
    if (trace.alarming()) {
      alarming.add(trace);
    } else {
      alarming.remove(trace);
    }
  }

  private Trace shelve(Trace trace) {
    var key = trace.key;
    byKey.put(key, trace);
    byPost.computeIfAbsent(key.post(), _ -> new TreeMap<>(Key.ORDER)).put(key, trace);
    if (Track.plain(key.control())) {
      byEndpoint.computeIfAbsent(endpoint(key), _ -> new HashSet<>()).add(trace);
    }
    if (key.control() == null) {
      own += key.target().owner() instanceof Owner.Control ? 0 : 1;
    }
    return trace;
  }

  /// Lets those who follow incidents find it.
  private void name(Trace trace) {
    var path = trace.found ? null : trace.path();
    if (path != null) {
      byAgent.computeIfAbsent(path.agent(), _ -> new HashMap<>()).put(path, trace);
      byTarget.computeIfAbsent(path.target(), _ -> new HashMap<>()).put(path, trace);
      trace.found = true;
    }
  }

  /// Drops what was not looked at since `before`, such as paths that nobody is to watch any more.
  public void forget(Instant before) {
    for (var shelf : byPost.values()) {
      var old = shelf.values().stream().filter(trace -> trace.seenAt().isBefore(before)).toList();
      old.forEach(trace -> drop(trace, shelf));
    }
    byPost.values().removeIf(Map::isEmpty);
    tails.forget(before);
    byAgent.values().removeIf(Map::isEmpty);
    byTarget.values().removeIf(Map::isEmpty);
    heard.values().removeIf(last -> last.isBefore(before));
  }

  private void drop(Trace trace, Map<Key, Trace> shelf) {
    var key = trace.key;
    byKey.remove(key);
    shelf.remove(key);
    alarming.remove(trace);
    byEndpoint.getOrDefault(endpoint(key), Set.of()).remove(trace);
    var path = trace.path();
    if (path != null) {
      byAgent.getOrDefault(path.agent(), Map.of()).remove(path, trace);
      byTarget.getOrDefault(path.target(), Map.of()).remove(path, trace);
    }
    if (key.control() == null) {
      own -= key.target().owner() instanceof Owner.Control ? 0 : 1;
    }
  }

  private static Endpoint endpoint(Key key) {
    return new Endpoint(key.target().host(), key.target().port());
  }

  /// Returns each outage that shows at `now`, the gravest first.
  ///
  /// @param changes what was altered around that time, in any order
  public List<Outage> outages(Instant now, Collection<Change> changes) {
    return alarming.isEmpty()
        ? List.of()
        : Isolation.outages(new Scene(new WindowKnown(this, now)), changes);
  }

  /// The wrong answers that caches may still hold.
  public Tails tails() {
    return tails;
  }

  /// What is known of paths at `now`; to be used before anything is added.
  public Sight sight(Instant now) {
    return new WindowSight(this, now);
  }

  List<Track> suspects(Instant now) {
    return alarming.stream()
        .filter(trace -> trace.current(now))
        .sorted(Comparator.comparing(trace -> trace.key, Key.ORDER))
        .map(Trace::track)
        .toList();
  }

  static List<Track> tracks(Collection<Trace> traces, Instant now) {
    var tracks = new ArrayList<Track>(traces.size());
    for (var trace : traces) {
      if (trace.current(now)) {
        tracks.add(trace.track());
      }
    }
    return tracks;
  }
}
