package fengsui.isolate;

import fengsui.model.ControlPair.Factor;
import fengsui.model.Failure;
import fengsui.model.Observation;
import fengsui.model.Outcome;
import fengsui.model.Side;
import fengsui.model.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The minimal pairs of one path, seen from the same post: other owners' targets on this side and
/// on the other, other ports of the same address, no server name; and whether anything works at
/// all.
final class Pairs {

  /// With fewer other hosts than this, "nothing works" says nothing.
  private static final int ENOUGH = 2;

  private final Track track;
  private final Scene scene;
  private final Observation failed;
  private final List<Clue> clues = new ArrayList<>();

  private Pairs(Track track, Scene scene, Observation failed) {
    this.track = track;
    this.scene = scene;
    this.failed = failed;
  }

  static List<Clue> clues(Track track, Scene scene) {
    var failed = track.failure();
    if (failed == null || scene.symptom(track).withoutFailure()) {
      return List.of();
    }
    var pairs = new Pairs(track, scene, failed);
    pairs.owners("peers", track.side());
    pairs.owners("home", track.side() == Side.DOMESTIC ? Side.OVERSEAS : Side.DOMESTIC);
    pairs.ports();
    pairs.serverName();
    pairs.sender();
    pairs.alive();
    pairs.clock();
    return pairs.clues;
  }

  private void owners(String question, Side side) {
    var fates = scene.fates(track, scene.beside(track, side, true));
    var answer = Fate.most(fates, seen -> seen.track().owner());
    if (answer != null) {
      add(
          question,
          answer,
          "other owners' %s targets on port %d: %s"
              .formatted(side.code(), track.port(), Say.fates(fates)));
    }
  }

  private void ports() {
    var fates = scene.fates(track, scene.otherPorts(track));
    var answer = portsAnswer(fates);
    if (answer != null) {
      var words =
          fates.stream()
              .map(seen -> "port " + seen.track().port() + " " + outcome(seen.track()))
              .sorted()
              .collect(Collectors.joining(", "));
      add("ports", answer, "same address: " + words);
    }
  }

  private static String outcome(Track of) {
    var failure = of.failure();
    return failure == null ? "works" : failure.outcome().code();
  }

  private @Nullable String portsAnswer(List<Fate.Seen> fates) {
    if (fates.isEmpty()) {
      return null;
    }
    if (fates.stream().anyMatch(seen -> seen.fate() == Fate.WORKS)) {
      return "works";
    }
    if (fates.stream().anyMatch(seen -> kind(seen) == Symptom.Kind.RESET)) {
      return scene.symptom(track).kind() == Symptom.Kind.RESET ? "alike" : "refused";
    }
    if (fates.stream().allMatch(seen -> kind(seen) == scene.symptom(track).kind())) {
      return "alike";
    }
    return fates.stream().allMatch(seen -> kind(seen) == Symptom.Kind.SILENCE) ? "dark" : null;
  }

  private Symptom.Kind kind(Fate.Seen seen) {
    return scene.symptom(seen.track()).kind();
  }

  private void serverName() {
    var fates = scene.fates(track, scene.controls(track, Factor.SNI));
    var answer = Fate.most(fates, seen -> seen.track().target().host());
    if (answer != null && !answer.equals("mixed")) {
      add("sni", answer, "same address with another server name or none: " + Say.fates(fates));
    }
  }

  private void sender() {
    var error = failed.evidence().icmp();
    if (error == null) {
      return;
    }
    var words = "the answer was " + error;
    if (error.from().equals(track.address())) {
      add("sender", "target", words + ", the target itself");
      return;
    }
    var shared =
        scene
            .samePost(track)
            .filter(other -> !other.owner().equals(track.owner()))
            .map(Track::failure)
            .filter(other -> other != null && other.evidence().icmp() != null)
            .anyMatch(other -> sameSender(other, error.from()));
    add("sender", shared ? "shared" : "router", shared ? words + ", as for other owners" : words);
  }

  private static boolean sameSender(Observation other, String from) {
    var error = other.evidence().icmp();
    return error != null && error.from().equals(from);
  }

  private void alive() {
    if (failed.stage() == Stage.RESOLVE && refused()) {
      add("alive", "some", "the resolver's own machine answered: " + Say.seen(track));
      return;
    }
    var works = scene.samePost(track).filter(this::showsLife).findFirst();
    if (works.isPresent()) {
      add("alive", "some", "from the same vantage: " + Say.seen(works.get()));
      return;
    }
    var others =
        scene.samePost(track).filter(other -> !other.target().equals(track.target())).toList();
    var home =
        others.stream()
            .filter(other -> !other.owner().equals(track.owner()))
            .anyMatch(other -> !other.crosses());
    var owners = others.stream().map(Track::owner).filter(o -> !o.equals(track.owner())).distinct();
    if (home && owners.count() >= ENOUGH && track.reached() == null) {
      add("alive", "nothing", "nothing at all works from this vantage: " + names(others));
    }
  }

  private boolean refused() {
    return failed.outcome().equals(new Outcome.Failed(Failure.CONNECTION_REFUSED));
  }

  /// Whether something out there answered this vantage: another target, the address that another
  /// resolver gave, or, when it is names that fail, another resolver.
  private boolean showsLife(Track other) {
    var elsewhere = !other.target().equals(track.target());
    var named = scene.symptom(track).ofName();
    return (other.reached() != null && (elsewhere || (named && other.varies(Factor.ADDRESS))))
        || (named && anotherResolverAnswered(other));
  }

  private boolean anotherResolverAnswered(Track other) {
    var asked = other.resolver();
    var own = track.resolver();
    var said = other.seen(Stage.RESOLVE);
    return asked != null
        && own != null
        && !Resolvers.host(asked).equals(Resolvers.host(own))
        && said != null
        && (said.outcome().ok() || Symptom.of(said) != Symptom.UNANSWERED);
  }

  /// Certificates expire one by one; if unrelated ones are all out of their time, our clock is.
  private void clock() {
    var outOfTime = new Outcome.Failed(Failure.SSL_INVALID_CERTIFICATE);
    if (!failed.outcome().equals(outOfTime)) {
      return;
    }
    var others =
        scene
            .samePost(track)
            .filter(other -> !other.owner().equals(track.owner()))
            .filter(other -> failsWith(other, outOfTime))
            .toList();
    if (others.stream().map(Track::owner).distinct().count() >= ENOUGH) {
      add("clock", "everybody", "unrelated certificates are out of their time: " + names(others));
    }
  }

  private static boolean failsWith(Track other, Outcome outcome) {
    var failure = other.failure();
    return failure != null && failure.outcome().equals(outcome);
  }

  private static String names(List<Track> others) {
    return Say.few(others.stream().map(Say::seen).toList());
  }

  private void add(String question, String answer, String words) {
    if (Table.STANDARD.knows(scene.symptom(track), question, answer)) {
      clues.add(Say.clue(question, answer, words, failed));
    }
  }
}
