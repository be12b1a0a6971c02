package fengsui.isolate;

import fengsui.model.ControlPair;
import fengsui.model.ControlPair.Factor;
import fengsui.model.Observation;
import fengsui.model.Stage;
import fengsui.model.StageFacts.Resolved;
import fengsui.model.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Folds observations into tracks. The order of the observations, their repetition and their
/// `count` change nothing.
final class Tracks {

  private static final Comparator<Observation> IN_TIME =
      Comparator.comparing(Observation::at)
          .thenComparing(Observation::stage)
          .thenComparing(observation -> observation.outcome().ok())
          .thenComparing(observation -> observation.outcome().code())
          .thenComparingDouble(Observation::ms)
          .thenComparing(Observation::toString);

  private record Key(Post post, Target target, @Nullable ControlPair control) {}

  /// How often a path must have worked before one failure can be a blip.
  private static final int ENOUGH = 3;

  /// How long a single look stands, and the bounds for repeated ones.
  private static final Duration SOME_TIME = Duration.ofMinutes(5);

  private static final Duration LEAST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private Tracks() {}

  static List<Track> of(Collection<Observation> observations) {
    var byKey = new HashMap<Key, List<Observation>>();
    for (var observation : new HashSet<>(observations.stream().map(Tracks::single).toList())) {
      byKey.computeIfAbsent(key(observation), _ -> new ArrayList<>()).add(observation);
    }
    var inOrder = new TreeMap<String, Key>();
    byKey.keySet().forEach(key -> inOrder.put(key.toString(), key));
    var tracks = new ArrayList<Track>();
    for (var key : inOrder.values()) {
      addTracks(key, byKey.getOrDefault(key, List.of()), tracks);
    }
    return List.copyOf(tracks);
  }

  /// Equal observations are one, however many a line stands for.
  private static Observation single(Observation of) {
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

  private static Key key(Observation observation) {
    return new Key(Post.of(observation), observation.target(), observation.evidence().control());
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
    var ordered = seen.stream().sorted(IN_TIME).toList();
    var latest = new EnumMap<Stage, Observation>(Stage.class);
    for (var observation : ordered) {
      latest.put(observation.stage(), observation);
    }
    var failure = failure(latest);
    var spell = failure == null ? List.<Observation>of() : spell(ordered, failure);
    var since = spell.isEmpty() ? null : spell.getFirst().at();
    var blip = once(spell) && worksBefore(ordered) >= ENOUGH;
    return new Track(
        key.post(),
        key.target(),
        key.control(),
        latest,
        failure,
        since,
        blip,
        period(ordered),
        ordered.getLast().at(),
        address(key.target(), latest));
  }

  /// One and a half of the usual time between two looks.
  private static Duration period(List<Observation> ordered) {
    var stage = ordered.getFirst().stage();
    var looks =
        ordered.stream().filter(seen -> seen.stage() == stage).map(Observation::at).toList();
    if (looks.size() < 2) {
      return SOME_TIME;
    }
    var span = Duration.between(looks.getFirst(), looks.getLast());
    var usual = span.dividedBy(looks.size() - 1).multipliedBy(3).dividedBy(2);
    return usual.compareTo(LONGEST) > 0 ? LONGEST : usual.compareTo(LEAST) < 0 ? LEAST : usual;
  }

  private static @Nullable String address(Target target, Map<Stage, Observation> latest) {
    for (var stage : List.of(Stage.CONNECT, Stage.SECURE, Stage.EXCHANGE)) {
      var seen = latest.get(stage);
      var address = seen == null ? null : Addresses.ofPeer(seen);
      if (address != null) {
        return address;
      }
    }
    return Addresses.literal(target.host()) ? target.host() : null;
  }

  private static boolean once(List<Observation> spell) {
    return spell.stream().map(Observation::at).distinct().count() == 1;
  }

  private static long worksBefore(List<Observation> ordered) {
    return ordered.stream()
        .filter(seen -> seen.outcome().ok())
        .map(Observation::at)
        .distinct()
        .count();
  }

  /// The newest failure that no later success, of the same stage or a deeper one, has overcome.
  private static @Nullable Observation failure(Map<Stage, Observation> latest) {
    Observation found = null;
    for (var seen : latest.values()) {
      var stands =
          !seen.outcome().ok()
              && latest.values().stream().noneMatch(other -> overcomes(other, seen));
      if (stands && (found == null || IN_TIME.compare(found, seen) < 0)) {
        found = seen;
      }
    }
    return found;
  }

  private static boolean overcomes(Observation success, Observation failure) {
    return success.outcome().ok()
        && success.stage().compareTo(failure.stage()) >= 0
        && !success.at().isBefore(failure.at());
  }

  /// The failures since it last worked, oldest first.
  private static List<Observation> spell(List<Observation> ordered, Observation failure) {
    var spell = new ArrayList<Observation>();
    for (var seen : ordered.reversed()) {
      if (seen.outcome().ok() && seen.stage().compareTo(failure.stage()) >= 0) {
        break;
      }
      if (!seen.outcome().ok()) {
        spell.add(seen);
      }
    }
    return spell.reversed();
  }
}
