package fengsui.isolate;

import fengsui.model.Contradiction.SecondAnswer;
import fengsui.model.ControlPair.Factor;
import fengsui.model.Stage;
import fengsui.model.StageFacts.LateAnswer;
import fengsui.model.StageFacts.Resolved;
import java.util.List;
import java.util.Optional;

/// Whether the address that a name led to is somebody else's, although it could be routed.
final class Forgery {

  private Forgery() {}

  /// A second answer to the same query that shares no address with the first.
  static Optional<SecondAnswer> second(Track track) {
    var seen = track.seen(Stage.RESOLVE);
    if (seen == null) {
      return Optional.empty();
    }
    var given =
        seen.evidence().contradictions().stream()
            .filter(SecondAnswer.class::isInstance)
            .map(SecondAnswer.class::cast)
            .findFirst();
    return given.isPresent() ? given : derived(track);
  }

  private static Optional<SecondAnswer> derived(Track track) {
    var facts = track.resolved();
    if (facts == null) {
      return Optional.empty();
    }
    return facts.late().stream()
        .filter(late -> contradicts(facts, late))
        .map(late -> new SecondAnswer(facts.answers(), late.answers(), late.ms()))
        .findFirst();
  }

  private static boolean contradicts(Resolved facts, LateAnswer late) {
    return facts.answers().isEmpty()
        ? !late.answers().isEmpty() && facts.rcode() != null
        : Addresses.disjoint(facts.answers(), late.answers());
  }

  /// Whether `track` went to a wrong address that looks like a right one.
  static boolean suspected(Track track, Scene scene) {
    var failure = track.failure();
    var facts = track.resolved();
    if (facts == null || proven(track) || (failure != null && failure.stage() == Stage.RESOLVE)) {
      return false;
    }
    if (facts.answers().stream().allMatch(Addresses::bogus)) {
      return false;
    }
    return second(track).isPresent()
        || Addresses.pooled(facts.answers())
        || (failure != null && denied(track, scene));
  }

  /// Whether something else that was asked says that the address is wrong.
  private static boolean denied(Track track, Scene scene) {
    return transportDiffers(track, scene)
        || !provenAddresses(track, scene).isEmpty()
        || scene.sharesAddressWithOtherName(track);
  }

  /// Whether the far end proved its name: then the address was right.
  private static boolean proven(Track track) {
    var reached = track.reached();
    return reached != null && reached.compareTo(Stage.SECURE) >= 0;
  }

  /// Whether the same resolver gives other addresses by another transport.
  static boolean transportDiffers(Track track, Scene scene) {
    return scene.otherTransports(track).stream().anyMatch(other -> disjoint(track, other));
  }

  /// The other addresses of the same name that got through [Stage#SECURE].
  static List<Track> provenAddresses(Track track, Scene scene) {
    return scene.controls(track, Factor.ADDRESS).stream()
        .filter(other -> other.ok() && proven(other) && elsewhere(track, other))
        .toList();
  }

  /// Whether `other` went to an address that `track` was not told: what was proven a moment ago,
  /// when the answer was a lie, may be the answer by now.
  private static boolean elsewhere(Track track, Track other) {
    var told = track.resolved();
    var address = other.address();
    return told == null || address == null || !told.answers().contains(address);
  }

  /// Whether two names lead to one address.
  static boolean shareAddress(Track one, Track other) {
    var first = one.resolved();
    var second = other.resolved();
    return first != null
        && second != null
        && first.answers().stream().anyMatch(second.answers()::contains);
  }

  private static boolean disjoint(Track one, Track other) {
    var first = one.resolved();
    var second = other.resolved();
    return first != null && second != null && Addresses.disjoint(first.answers(), second.answers());
  }
}
