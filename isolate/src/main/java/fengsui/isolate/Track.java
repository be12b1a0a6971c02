package fengsui.isolate;

import fengsui.model.ControlPair;
import fengsui.model.ControlPair.Factor;
import fengsui.model.Observation;
import fengsui.model.Side;
import fengsui.model.Stage;
import fengsui.model.StageFacts.Resolved;
import fengsui.model.StageFacts.Role;
import fengsui.model.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What one post knows of one target, or of one control, now: however many observations led here,
/// it is one fact.
///
/// @param control the pair it belongs to; null for a target by itself
/// @param latest the newest observation of each stage
/// @param failure the stage that fails now; null if none does
/// @param since when the present failure was first seen; null without one
/// @param blip whether it worked several times, and then failed once: packets do get lost
/// @param period how long what it shows may stand until the next look
/// @param seenAt when it was last looked at
/// @param address the address last spoken to; null if unknown
/// @param owner who would suffer together: control targets each stand for themselves
/// @param late how many answers in a row to its name came late
record Track(
    Post post,
    Target target,
    @Nullable ControlPair control,
    Map<Stage, Observation> latest,
    @Nullable Observation failure,
    @Nullable Instant since,
    boolean blip,
    Duration period,
    Instant seenAt,
    @Nullable String address,
    String owner,
    int late) {

  Track {
    latest = new EnumMap<>(latest);
  }

  /// Whether it shows a target as any client sees it, and not with one factor varied.
  boolean plain() {
    return plain(control);
  }

  static boolean plain(@Nullable ControlPair control) {
    if (control == null) {
      return true;
    }
    return switch (control.varies()) {
      case TARGET, CARRIER, SIDE, DIRECTION -> true;
      case PORT, RESOLVER, TRANSPORT, SNI, ADDRESS -> false;
    };
  }

  /// Whether it shows what another resolver of the same carrier says of the name.
  boolean sibling() {
    return varies(Factor.RESOLVER) && role() == Role.LOCAL;
  }

  /// Whether some of the carrier's clients see it so.
  boolean ofClients() {
    return plain() || sibling();
  }

  /// What the one asked for the name is to the vantage; null if nobody noted it.
  @Nullable Role role() {
    var facts = resolved();
    return facts == null ? null : facts.role();
  }

  /// How people who follow incidents call it.
  Path path() {
    return new Path(post.agent(), target.id(), sibling() ? resolver() : null);
  }

  /// Whether what it shows can be held against `failing`: it was looked at when that failed, or so
  /// shortly before that its next turn had not come.
  boolean fresh(Track failing) {
    var began = failing.since == null ? failing.seenAt : failing.since;
    return !seenAt.plus(period).isBefore(began);
  }

  /// Whether both are about one thing: no two tracks of a world are.
  boolean same(Track other) {
    return target.id().equals(other.target.id())
        && target.equals(other.target)
        && post.equals(other.post)
        && Objects.equals(control, other.control);
  }

  boolean varies(Factor factor) {
    return control != null && control.varies() == factor;
  }

  boolean ok() {
    return failure == null;
  }

  /// The port probed. A control may name it without changing the target.
  int port() {
    if (control != null && control.varies() == Factor.PORT && control.to().matches("[0-9]{1,5}")) {
      return Integer.parseInt(control.to());
    }
    return target.port();
  }

  /// Whether the way there crosses the border.
  boolean crosses() {
    return post.vantage().side() != target.side();
  }

  Side side() {
    return target.side();
  }

  /// The deepest stage that ended well.
  @Nullable Stage reached() {
    Stage deepest = null;
    for (var seen : latest.values()) {
      var well =
          seen.outcome().ok() && (failure == null || isBefore(seen.stage(), failure.stage()));
      if (well && (deepest == null || isBefore(deepest, seen.stage()))) {
        deepest = seen.stage();
      }
    }
    return deepest;
  }

  private static boolean isBefore(Stage one, Stage other) {
    return one.compareTo(other) < 0;
  }

  @Nullable Observation seen(Stage stage) {
    return latest.get(stage);
  }

  /// What the resolver said; null if nothing is known of it.
  @Nullable Resolved resolved() {
    var seen = latest.get(Stage.RESOLVE);
    return seen != null && seen.evidence().facts() instanceof Resolved facts ? facts : null;
  }

  /// Who was asked; null if nobody noted it.
  @Nullable String resolver() {
    if (control != null && control.varies() == Factor.RESOLVER) {
      return control.to();
    }
    var facts = resolved();
    return facts == null ? null : facts.resolver();
  }
}
