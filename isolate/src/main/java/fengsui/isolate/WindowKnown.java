package fengsui.isolate;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A [Window] as a [Scene] looks at it: tracks are made as they are asked for.
final class WindowKnown implements Known {

  private final Window window;
  private final Instant now;
  private final List<Track> suspects;
  private final Map<Post, List<Track>> byPost = new HashMap<>();
  private final Map<Window.Endpoint, List<Track>> byEndpoint = new HashMap<>();

  WindowKnown(Window window, Instant now) {
    this.window = window;
    this.now = now;
    this.suspects = window.suspects(now);
  }

  @Override
  public List<Track> suspects() {
    return suspects;
  }

  @Override
  public List<Track> from(Post post) {
    return byPost.computeIfAbsent(
        post,
        _ ->
            Window.tracks(
                window.byPost.get(post) == null ? List.of() : window.byPost.get(post).values(),
                now));
  }

  @Override
  public List<Track> at(String host, int port) {
    return byEndpoint.computeIfAbsent(
        new Window.Endpoint(host, port),
        endpoint -> Window.tracks(window.byEndpoint.getOrDefault(endpoint, Set.of()), now));
  }

  @Override
  public Collection<Track> health(Post post) {
    return Window.tracks(window.health.getOrDefault(post, Map.of()).values(), now);
  }

  @Override
  public List<Post> posts() {
    return window.byPost.keySet().stream().sorted(Comparator.comparing(Post::toString)).toList();
  }

  @Override
  public Floors floors() {
    return window.floors;
  }

  @Override
  public boolean hasOwn() {
    return window.own > 0;
  }

  @Override
  public Optional<Track> own(Post post, String target) {
    var path = new Path(post.agent(), target);
    var trace = window.byAgent.getOrDefault(post.agent(), Map.of()).get(path);
    return Optional.ofNullable(trace)
        .filter(found -> found.key.post().equals(post))
        .map(Trace::track);
  }
}
