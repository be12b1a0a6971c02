package fengsui.isolate;

import fengsui.model.ControlPair;
import fengsui.model.ControlPair.Factor;
import fengsui.model.Observation;
import fengsui.model.Stage;
import fengsui.model.StageFacts.Resolved;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Folds observations into tracks. The order of the observations, their repetition and their
/// `count` change nothing.
final class Tracks {

  static final Comparator<Observation> IN_TIME =
      Comparator.comparing(Observation::at)
          .thenComparing(Observation::stage)
          .thenComparing(observation -> observation.outcome().ok())
          .thenComparing(observation -> observation.outcome().code())
          .thenComparingDouble(Observation::ms)
          .thenComparing(Observation::toString);

  private Tracks() {}

  static List<Track> of(Collection<Observation> observations) {
    var byKey = new HashMap<Key, List<Observation>>();
    for (var observation : new HashSet<>(observations.stream().map(Tracks::single).toList())) {
      byKey.computeIfAbsent(Key.of(observation), _ -> new ArrayList<>()).add(observation);
    }
    var tracks = new ArrayList<Track>();
    byKey.keySet().stream()
        .sorted(Key.ORDER)
        .forEach(key -> addTracks(key, byKey.getOrDefault(key, List.of()), tracks));
    return List.copyOf(tracks);
  }

  /// Equal observations are one, however many a line stands for.
  static Observation single(Observation of) {
    return of.count() == 1
        ? of
        : new Observation(
            of.at(),
            of.agent(),
            of.vantage(),
            of.target(),
            of.stage(),
            of.outcome(),
            of.ms(),
            of.peer(),
            of.evidence(),
            1);
  }

  /// One target asked of several resolvers without saying which is the control: the resolver asked
  /// most is the client's own, the others are controls.
  private static void addTracks(Key key, List<Observation> seen, List<Track> to) {
    var byResolver = byResolver(seen);
    if (key.control() != null || byResolver.size() < 2) {
      to.add(track(key, seen));
      return;
    }
    var main = clientsOwn(byResolver);
    var rest = seen.stream().filter(each -> main.equals(resolver(each, main))).toList();
    to.add(track(key, rest));
    byResolver.remove(main);
    byResolver.forEach((resolver, answers) -> {
      var pair = new ControlPair(key.target().id(), Factor.RESOLVER, resolver);
      to.add(track(new Key(key.post(), key.target(), pair), answers));
    });
  }

  private static Map<String, List<Observation>> byResolver(List<Observation> seen) {
    var byResolver = new TreeMap<String, List<Observation>>();
    for (var observation : seen) {
      var resolver = resolver(observation, "");
      if (!resolver.isEmpty()) {
        byResolver.computeIfAbsent(resolver, _ -> new ArrayList<>()).add(observation);
      }
    }
    return byResolver;
  }

  private static String clientsOwn(Map<String, List<Observation>> byResolver) {
    Comparator<Map.Entry<String, List<Observation>>> often =
        Comparator.comparingInt(entry -> entry.getValue().size());
    return byResolver.entrySet().stream()
        .max(
            often
                .thenComparing(entry -> entry.getValue().stream().anyMatch(o -> !o.outcome().ok()))
                .thenComparing(Map.Entry::getKey))
        .orElseThrow()
        .getKey();
  }

  private static String resolver(Observation observation, String otherwise) {
    return observation.stage() == Stage.RESOLVE
        ? observation.evidence().find(Resolved.class).map(Resolved::resolver).orElse(otherwise)
        : otherwise;
  }

  private static Track track(Key key, List<Observation> seen) {
    var trace = new Trace(key);
    seen.stream().sorted(IN_TIME).forEach(trace::add);
    return trace.track();
  }
}
