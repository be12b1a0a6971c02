package fengsui.isolate;

import fengsui.model.Stage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What all posts say of one target, counted once per question so that many posts stay cheap.
final class Crowd {

  /// `host` and `port` of what is looked at, and the failure it is compared with.
  private record Look(String host, int port, Symptom.Kind kind, Stage stage) {}

  private record Endpoint(String host, int port) {

    static Endpoint of(Track track) {
      return new Endpoint(track.target().host(), track.target().port());
    }
  }

  private final Map<Endpoint, List<Track>> byEndpoint;
  private final Function<Track, Symptom> symptoms;
  private final Map<Look, Map<Post, Tally>> counted = new HashMap<>();

  Crowd(List<Track> tracks, Function<Track, Symptom> symptoms) {
    this.byEndpoint =
        tracks.stream().filter(Track::plain).collect(Collectors.groupingBy(Endpoint::of));
    this.symptoms = symptoms;
  }

  /// What the posts of `which`, that of `track` excepted, say of the target of `track`, by voice.
  Map<String, Tally> voices(Track track, Predicate<Post> which, Function<Post, String> voice) {
    var voices = new TreeMap<String, Tally>();
    counted(track)
        .forEach((post, tally) -> {
          if (!post.equals(track.post()) && which.test(post)) {
            voices.merge(voice.apply(post), tally, Tally::plus);
          }
        });
    return voices;
  }

  private Map<Post, Tally> counted(Track track) {
    var symptom = symptoms.apply(track);
    var stage = Scene.stage(track, symptom);
    var look = new Look(track.target().host(), track.target().port(), symptom.kind(), stage);
    return counted.computeIfAbsent(look, this::count);
  }

  private Map<Post, Tally> count(Look look) {
    var tallies = new HashMap<Post, Tally>();
    for (var other : byEndpoint.getOrDefault(new Endpoint(look.host(), look.port()), List.of())) {
      @Nullable Fate fate = Fate.of(other, symptoms.apply(other), look.kind(), look.stage());
      if (fate != null) {
        tallies.merge(other.post(), Tally.of(fate), Tally::plus);
      }
    }
    return tallies;
  }
}
