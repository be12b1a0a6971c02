package fengsui.isolate;

import fengsui.model.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What all posts say of one target, counted once per question so that many posts stay cheap.
final class Crowd {

  /// `host` and `port` of what is looked at, and the failure it is compared with.
  private record Sought(String host, int port, Symptom.Kind kind, Stage stage) {}

  private final Known known;
  private final Function<Track, Symptom> symptoms;
  private final Map<Sought, Map<Post, List<Fate.Seen>>> seen = new HashMap<>();

  Crowd(Known known, Function<Track, Symptom> symptoms) {
    this.known = known;
    this.symptoms = symptoms;
  }

  /// What the posts of `which`, that of `track` excepted, say of the target of `track`, by voice.
  Map<String, Tally> voices(Track track, Predicate<Post> which, Function<Post, String> voice) {
    return voices(track, which, voice, _ -> true);
  }

  /// The same without those that fail alike since quite another time: one cause strikes at once, so
  /// they have their own.
  Map<String, Tally> contemporaries(
      Track track, Predicate<Post> which, Function<Post, String> voice) {
    return voices(
        track, which, voice, seen -> seen.fate() == Fate.WORKS || together(track, seen.track()));
  }

  private static boolean together(Track one, Track other) {
    var began = one.since();
    var otherBegan = other.since();
    if (began == null || otherBegan == null) {
      return true;
    }
    var longer = one.period().compareTo(other.period()) > 0 ? one.period() : other.period();
    return Duration.between(began, otherBegan).abs().compareTo(longer.multipliedBy(2)) <= 0;
  }

  private Map<String, Tally> voices(
      Track track,
      Predicate<Post> which,
      Function<Post, String> voice,
      Predicate<Fate.Seen> counts) {
    var voices = new TreeMap<String, Tally>();
    seen(track)
        .forEach((post, all) -> {
          if (!post.equals(track.post()) && which.test(post)) {
            all.stream()
                .filter(each -> each.track().fresh(track))
                .filter(counts)
                .forEach(
                    each -> voices.merge(voice.apply(post), Tally.of(each.fate()), Tally::plus));
          }
        });
    return voices;
  }

  private Map<Post, List<Fate.Seen>> seen(Track track) {
    var symptom = symptoms.apply(track);
    var stage = Scene.stage(track, symptom);
    var look = new Sought(track.target().host(), track.target().port(), symptom.kind(), stage);
    return seen.computeIfAbsent(look, this::look);
  }

  private Map<Post, List<Fate.Seen>> look(Sought look) {
    var all = new HashMap<Post, List<Fate.Seen>>();
    for (var other : known.at(look.host(), look.port())) {
      @Nullable Fate fate = Fate.of(other, symptoms.apply(other), look.kind(), look.stage());
      if (fate != null) {
        all.computeIfAbsent(other.post(), _ -> new ArrayList<>()).add(new Fate.Seen(other, fate));
      }
    }
    return all;
  }
}
