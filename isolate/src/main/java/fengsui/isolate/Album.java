package fengsui.isolate;

import fengsui.model.Observation;
import fengsui.model.Owner;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// All that a finished set of observations shows.
final class Album implements Known {

  private record Endpoint(String host, int port) {}

  private final List<Track> tracks;
  private final Map<Post, List<Track>> byPost;
  private final Map<Post, List<Track>> health;
  private final Map<Endpoint, List<Track>> byEndpoint = new HashMap<>();
  private final List<Post> posts;
  private final Floors floors;

  private Album(List<Track> tracks, List<Track> health, Floors floors) {
    this.tracks = tracks;
    this.floors = floors;
    this.byPost = tracks.stream().collect(Collectors.groupingBy(Track::post));
    this.health = health.stream().collect(Collectors.groupingBy(Track::post));
    this.posts = byPost.keySet().stream().sorted(Comparator.comparing(Post::toString)).toList();
    tracks.stream()
        .filter(Track::plain)
        .forEach(track ->
            byEndpoint
                .computeIfAbsent(endpoint(track), _ -> new java.util.ArrayList<>())
                .add(track));
  }

  static Album of(Collection<Observation> observations) {
    var both =
        observations.stream()
            .collect(
                Collectors.partitioningBy(seen -> seen.target().owner() instanceof Owner.Self));
    var outside = both.getOrDefault(false, List.of());
    return new Album(
        Tracks.of(outside), Tracks.of(both.getOrDefault(true, List.of())), Floors.of(outside));
  }

  private static Endpoint endpoint(Track track) {
    return new Endpoint(track.target().host(), track.target().port());
  }

  @Override
  public List<Track> suspects() {
    return tracks;
  }

  @Override
  public List<Track> from(Post post) {
    return byPost.getOrDefault(post, List.of());
  }

  @Override
  public List<Track> at(String host, int port) {
    return byEndpoint.getOrDefault(new Endpoint(host, port), List.of());
  }

  @Override
  public Collection<Track> health(Post post) {
    return health.getOrDefault(post, List.of());
  }

  @Override
  public List<Post> posts() {
    return posts;
  }

  @Override
  public Floors floors() {
    return floors;
  }

  @Override
  public boolean hasOwn() {
    return tracks.stream().anyMatch(track -> !(track.target().owner() instanceof Owner.Control));
  }

  @Override
  public Optional<Track> own(Post post, String target) {
    return from(post).stream()
        .filter(track -> track.control() == null && track.target().id().equals(target))
        .max(Comparator.comparing(Track::seenAt));
  }
}
