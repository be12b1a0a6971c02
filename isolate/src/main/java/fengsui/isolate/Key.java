package fengsui.isolate;

import fengsui.model.ControlPair;
import fengsui.model.Observation;
import fengsui.model.Owner;
import fengsui.model.Target;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// What tells one track from every other: who looks, at what, with which factor varied.
record Key(Post post, Target target, @Nullable ControlPair control) {

  /// Who would suffer together: control targets each stand for themselves.
  String owner() {
    return target.owner() instanceof Owner.Control
        ? "control " + target.host()
        : target.owner().code();
  }

  /// Any order will do, as long as it is always the same.
  static final Comparator<Key> ORDER =
      (one, other) -> one.equals(other) ? 0 : Key.UNEQUAL.compare(one, other);

  private static final Comparator<Key> UNEQUAL =
      Comparator.comparing((Key key) -> key.post.agent())
          .thenComparing(key -> key.target.id())
          .thenComparing(Key::pair)
          .thenComparingInt(key -> key.target.port())
          .thenComparing(Key::toString);

  static Key of(Observation observation) {
    return new Key(Post.of(observation), observation.target(), observation.evidence().control());
  }

  private static String pair(Key key) {
    return key.control == null ? "" : key.control.toString();
  }
}
