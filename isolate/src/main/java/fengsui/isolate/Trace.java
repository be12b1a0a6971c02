package fengsui.isolate;

import fengsui.model.Observation;
import fengsui.model.Stage;
import fengsui.model.StageFacts.Resolved;
import fengsui.model.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A track while it grows: observations of one key, taken in as they come. What is older than the
/// newest is ignored, so they should come in the order of [Tracks#IN_TIME].
final class Trace {

  /// How often a path must have worked before one failure can be a blip.
  private static final int ENOUGH = 3;

  final Key key;
  private final Map<Stage, Observation> latest = new EnumMap<>(Stage.class);
  private final Map<Stage, Spell> spells = new EnumMap<>(Stage.class);
  private final Pace pace = new Pace();
  private Instant seenAt = Instant.MIN;
  private Spell works = new Spell();
  private Spell late = new Spell();
  private @Nullable Path path;

  /// Whether the window has it under its path.
  boolean found;

  private int worked;
  private Instant lastWorked = Instant.MIN;
  private @Nullable Stage first;
  private @Nullable Track track;
  private @Nullable String owner;

  Trace(Key key) {
    this.key = key;
  }

  /// Failures, or successes, without one of the other in between.
  private static final class Spell {
    private @Nullable Instant since;
    private Instant last = Instant.MIN;
    private int looks;

    private void add(Instant at) {
      since = since == null ? at : since;
      looks += at.equals(last) ? 0 : 1;
      last = at;
    }
  }

  /// Returns whether it heeds `seen`.
  boolean add(Observation seen) {
    var known = latest.get(seen.stage());
    if (seen.at().isBefore(seenAt) || seen.equals(known)) {
      return false;
    }
    track = null;
    first = first == null ? seen.stage() : first;
    if (seen.stage() == first) {
      pace.look(seen.at());
    }
    seenAt = seen.at();
    named(seen);
    latest.put(seen.stage(), known == null ? seen : Thrift.sharing(seen, known));
    if (seen.outcome().ok()) {
      worked(seen);
    } else {
      failed(seen);
    }
    return true;
  }

  /// Whether the answer to a name came late, and what this trace is called if it is about one.
  private void named(Observation seen) {
    if (seen.stage() != Stage.RESOLVE) {
      return;
    }
    if (Tardy.late(seen)) {
      late.add(seen.at());
    } else {
      late = new Spell();
    }
    path = seen.evidence().find(Resolved.class).map(facts -> Path.of(seen, facts)).orElse(path);
  }

  /// What it is called; null for a mere control.
  @Nullable Path path() {
    return key.control() == null ? new Path(key.post().agent(), key.target().id()) : path;
  }

  private void worked(Observation seen) {
    if (!seen.at().equals(lastWorked)) {
      lastWorked = seen.at();
      worked = Math.min(worked + 1, ENOUGH);
    }
    if (!spells.isEmpty()) {
      spells.keySet().removeIf(stage -> stage.compareTo(seen.stage()) <= 0);
    }
    works.add(seen.at());
  }

  private void failed(Observation seen) {
    for (var stage : Stage.values()) {
      spells.computeIfAbsent(stage, _ -> new Spell()).add(seen.at());
    }
    works = new Spell();
  }

  Instant seenAt() {
    return seenAt;
  }

  /// Whether a judge should look at it: it fails, or its answer may be another's.
  boolean alarming() {
    var resolve = latest.get(Stage.RESOLVE);
    return failure() != null || (resolve != null && (doubtful(resolve) || late.looks > 0));
  }

  private static boolean doubtful(Observation resolve) {
    return !resolve.evidence().contradictions().isEmpty()
        || (resolve.evidence().facts() instanceof Resolved facts
            && (!facts.late().isEmpty() || Addresses.pooled(facts.answers())));
  }

  /// How it looks to who follows incidents.
  Look look(Instant now) {
    var failure = failure();
    var spell = failure == null ? works : spells.getOrDefault(failure.stage(), works);
    var called = path();
    return new Look(
        called == null ? new Path(key.post().agent(), key.target().id()) : called,
        failure == null,
        spell.since == null ? seenAt : spell.since,
        spell.looks,
        seenAt,
        pace.every(),
        current(now),
        late.looks);
  }

  /// Whether it was looked at so lately that what it shows may be held true.
  boolean current(Instant now) {
    return !seenAt.plus(pace.horizon()).isBefore(now);
  }

  Track track() {
    var known = track;
    if (known == null) {
      known = grown();
      track = known;
    }
    return known;
  }

  private Track grown() {
    var failure = failure();
    var spell = failure == null ? null : spells.get(failure.stage());
    return new Track(
        key.post(),
        key.target(),
        key.control(),
        latest,
        failure,
        spell == null ? late.since : spell.since,
        spell != null && spell.looks == 1 && worked >= ENOUGH,
        pace.period(),
        seenAt,
        address(),
        owner(),
        late.looks);
  }

  private String owner() {
    if (owner == null) {
      owner = key.owner();
    }
    return owner;
  }

  private @Nullable String address() {
    for (var stage : List.of(Stage.CONNECT, Stage.SECURE, Stage.EXCHANGE)) {
      var seen = latest.get(stage);
      var address = seen == null ? null : Addresses.ofPeer(seen);
      if (address != null) {
        return address;
      }
    }
    Target target = key.target();
    return Addresses.literal(target.host()) ? target.host() : null;
  }

  /// The newest failure that no later success, of the same stage or a deeper one, has overcome.
  private @Nullable Observation failure() {
    Observation found = null;
    for (var seen : latest.values()) {
      if (!seen.outcome().ok() && stands(seen) && (found == null || older(found, seen))) {
        found = seen;
      }
    }
    return found;
  }

  private static boolean older(Observation one, Observation other) {
    return Tracks.IN_TIME.compare(one, other) < 0;
  }

  private boolean stands(Observation failed) {
    for (var other : latest.values()) {
      if (other.outcome().ok()
          && other.stage().compareTo(failed.stage()) >= 0
          && !other.at().isBefore(failed.at())) {
        return false;
      }
    }
    return true;
  }

  /// How often it is looked at.
  Duration every() {
    return pace.every();
  }
}
