package fengsui.isolate;

import fengsui.model.Side;
import fengsui.model.Stage;
import fengsui.model.Vantage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Where very much fails, one of many equal paths speaks for all of them: judging each would tell
/// the same, only later.
final class Sample {

  /// Up to so many failing paths, each speaks for itself.
  private static final int FEW = 256;

  /// So many agents of one place speak for themselves; what further ones say is no news.
  private static final int SPEAKERS = 8;

  /// What makes two failing paths equal, but for the agent.
  ///
  /// @param nearer whether it was answered sooner than its far end can
  /// @param sufferers who else fails so at the same host
  private record Kind(
      Vantage place,
      String owner,
      Side side,
      int port,
      Symptom symptom,
      Stage stage,
      boolean nearer,
      boolean contradicted,
      String sufferers) {}

  private record Endpoint(String host, int port) {}

  private final Scene scene;
  private final Map<Endpoint, String> sufferers = new HashMap<>();

  private Sample(Scene scene) {
    this.scene = scene;
  }

  /// Returns lists of equal paths, each with the one that speaks for it first.
  static List<List<Track>> of(List<Track> failing, Scene scene) {
    if (failing.size() <= FEW) {
      return failing.stream().map(List::of).toList();
    }
    var sample = new Sample(scene);
    var kinds = new LinkedHashMap<Kind, Map<Post, List<Track>>>();
    for (var track : failing) {
      kinds
          .computeIfAbsent(sample.kind(track), _ -> new LinkedHashMap<>())
          .computeIfAbsent(track.post(), _ -> new ArrayList<>())
          .add(track);
    }
    return kinds.values().stream().flatMap(Sample::speakers).toList();
  }

  private static Stream<List<Track>> speakers(Map<Post, List<Track>> byPost) {
    var speakers = new ArrayList<List<Track>>();
    var next = 0;
    for (var tracks : byPost.values()) {
      if (speakers.size() < SPEAKERS) {
        speakers.add(tracks);
      } else {
        speakers.get(next++ % SPEAKERS).addAll(tracks);
      }
    }
    return speakers.stream();
  }

  private Kind kind(Track track) {
    var symptom = scene.symptom(track);
    var failure = track.failure();
    var floor = failure == null ? null : scene.floors().ofPath(failure);
    return new Kind(
        track.post().vantage(),
        track.owner(),
        track.side(),
        track.port(),
        symptom,
        Scene.stage(track, symptom),
        failure != null && floor != null && floor.forbids(failure.ms()),
        failure != null && !failure.evidence().contradictions().isEmpty(),
        sufferers.computeIfAbsent(
            new Endpoint(track.target().host(), track.target().port()), this::sufferers));
  }

  private String sufferers(Endpoint endpoint) {
    var who = new TreeSet<String>();
    for (var track : scene.at(endpoint.host(), endpoint.port())) {
      if (!track.ok()) {
        who.add(track.post().vantage().carrier() + " " + track.post().vantage().side());
      }
    }
    return who.toString();
  }
}
