package fengsui.isolate;

import fengsui.model.Change;
import fengsui.model.Owner;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The change that may have caused a failure: of a kind that can, and just before it.
final class Suspects {

  /// How long before the first failure a change is still a suspect.
  private static final Duration JUST_BEFORE = Duration.ofMinutes(15);

  /// Fields that say what a change was made to.
  private static final List<String> PLACES = List.of("target", "host", "service", "name", "domain");

  private Suspects() {}

  static @Nullable Change find(Track track, Symptom symptom, Collection<Change> changes) {
    var since = track.since();
    if (since == null || !(track.target().owner() instanceof Owner.Ours)) {
      return null;
    }
    return changes.stream()
        .filter(change -> can(change.kind(), symptom))
        .filter(change -> justBefore(change.at(), since))
        .filter(change -> concerns(change, track))
        .max(Comparator.comparing(Change::at).thenComparing(Change::id))
        .orElse(null);
  }

  private static boolean justBefore(Instant change, Instant since) {
    return !change.isAfter(since) && !change.plus(JUST_BEFORE).isBefore(since);
  }

  /// Whether a change of this kind can make a path fail so.
  private static boolean can(String kind, Symptom symptom) {
    return switch (kind) {
      case "deploy", "config" ->
          switch (symptom.kind()) {
            case RESET, SILENCE, ICMP, ANSWERED -> true;
            case LOCAL, CERTIFICATE, NAME, ODD -> false;
          };
      case "certificate" -> symptom == Symptom.CERTIFICATE || symptom == Symptom.ANSWERED;
      case "dns" -> symptom.ofName();
      default -> false; // open set: a campaign, for one, can cause none of these
    };
  }

  /// Whether the change was made to this target, as far as it says.
  private static boolean concerns(Change change, Track track) {
    var places = PLACES.stream().map(change.fields()::get).filter(place -> place != null).toList();
    var target = track.target();
    return places.isEmpty()
        || places.stream()
            .anyMatch(place -> place.contains(target.id()) || target.host().endsWith(place));
  }
}
