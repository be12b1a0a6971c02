package fengsui.isolate;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Where a [Scene] looks things up.
interface Known {

  /// The tracks that may be cases, in order.
  List<Track> suspects();

  /// Every track of `post`, in order.
  List<Track> from(Post post);

  /// Every plain track of one host and port.
  List<Track> at(String host, int port);

  /// What an agent says of its own health.
  Collection<Track> health(Post post);

  List<Post> posts();

  Floors floors();

  /// Whether there is any target that is not a mere control.
  boolean hasOwn();

  /// The track of a target itself, from the same post.
  Optional<Track> own(Post post, String target);
}
