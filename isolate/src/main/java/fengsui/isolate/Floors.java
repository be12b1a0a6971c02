package fengsui.isolate;

import fengsui.model.ControlPair.Factor;
import fengsui.model.Floor;
import fengsui.model.Observation;
import fengsui.model.Stage;
import fengsui.model.StageFacts.Connected;
import fengsui.model.StageFacts.Exchanged;
import fengsui.model.StageFacts.Secured;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fastest successful connects that the observations themselves show, per post and address.
final class Floors {

  /// A connect this slow may have lost its first SYN, so it tells nothing about the path.
  private static final double MAYBE_RETRANSMITTED_MS = 900;

  private record Path(Post post, String address) {}

  private Map<Path, Floor> byPath = new HashMap<>();
  private Map<Path, Floor> older = new HashMap<>();

  static Floors of(Collection<Observation> observations) {
    var floors = new Floors();
    observations.forEach(floors::learn);
    return floors;
  }

  /// Forgets what was not learnt again since it was last called: paths change.
  void age() {
    older = byPath;
    byPath = new HashMap<>();
  }

  void learn(Observation seen) {
    var address = Addresses.ofPeer(seen);
    if (address == null || seen.stage() != Stage.CONNECT || !tells(seen)) {
      return;
    }
    var post = Post.of(seen);
    var floor = new Floor(seen.ms(), source(seen));
    byPath.merge(new Path(post, address), floor, Floors::lower);
  }

  private static boolean tells(Observation seen) {
    var retransmits =
        seen.evidence().facts() instanceof Connected facts ? facts.retransmits() : null;
    var clean = retransmits == null ? seen.ms() < MAYBE_RETRANSMITTED_MS : retransmits == 0;
    return seen.outcome().ok() && seen.ms() > 0 && clean;
  }

  private static String source(Observation seen) {
    var pair = seen.evidence().control();
    return pair != null && pair.varies() == Factor.PORT
        ? "port " + pair.to()
        : "port " + seen.target().port() + " of " + seen.target().host();
  }

  static Floor lower(Floor one, Floor other) {
    if (one.ms() == other.ms()) {
      return one.source().compareTo(other.source()) <= 0 ? one : other;
    }
    return one.ms() < other.ms() ? one : other;
  }

  /// The floor of the very address that `failed` spoke to: learnt here, or given with it. The lower
  /// of the two, for a floor that is too high makes a genuine refusal look forged.
  @Nullable Floor ofPath(Observation failed) {
    var address = Addresses.ofPeer(failed);
    var learnt = address == null ? null : of(Post.of(failed), address);
    var given = given(failed);
    if (given == null || ofAnotherHost(given)) {
      return learnt;
    }
    return learnt == null ? given : lower(learnt, given);
  }

  /// The floor of an address; null if it never answered.
  @Nullable Floor of(Post post, String address) {
    var path = new Path(post, address);
    var now = byPath.get(path);
    var then = older.get(path);
    return now == null ? then : then == null ? now : lower(now, then);
  }

  /// The floor of another host on the same side, if one was given with `failed`.
  static @Nullable Floor givenBeside(Observation failed) {
    var given = given(failed);
    return given != null && ofAnotherHost(given) ? given : null;
  }

  private static boolean ofAnotherHost(Floor floor) {
    var source = floor.source();
    return source.contains("target")
        || source.contains("overseas")
        || source.contains("domestic")
        || source.contains("control");
  }

  private static @Nullable Floor given(Observation of) {
    return switch (of.evidence().facts()) {
      case Connected facts -> facts.floor();
      case Secured facts -> facts.floor();
      case Exchanged facts -> facts.floor();
      case null, default -> null; // a name has no floor
    };
  }
}
