package fengsui.isolate;

import fengsui.model.Observation;
import fengsui.model.Stage;
import java.util.ArrayList;
import java.util.List;

/// What is known about a name that led nowhere or astray: other resolvers, other names, another
/// transport, a second answer.
final class Names {

  private final Track track;
  private final Scene scene;
  private final Observation source;
  private final List<Clue> clues = new ArrayList<>();

  private Names(Track track, Scene scene, Observation source) {
    this.track = track;
    this.scene = scene;
    this.source = source;
  }

  static List<Clue> clues(Track track, Scene scene) {
    var resolve = track.seen(Stage.RESOLVE);
    var source = resolve == null ? track.failure() : resolve;
    if (source == null || !scene.symptom(track).ofName()) {
      return List.of();
    }
    var names = new Names(track, scene, source);
    names.contradictions();
    names.crossing();
    names.resolvers();
    names.zone();
    names.otherNames();
    names.transport();
    names.side();
    names.pool();
    return names.clues;
  }

  private void contradictions() {
    Forgery.second(track)
        .ifPresent(second ->
            add(
                "voice",
                "contradicted",
                "one query got two answers that share no address: %s, then %s after %.1f ms"
                    .formatted(second.first(), second.second(), second.ms())));
  }

  /// Whether another resolver, beyond the border, got two answers to one query as well.
  private void crossing() {
    scene.otherResolvers(track).stream()
        .filter(other -> Forgery.second(other).isPresent())
        .filter(this::beyond)
        .findFirst()
        .ifPresent(other ->
            add(
                "crossing",
                "contradicted",
                "resolver %s got two answers that share no address".formatted(other.resolver())));
  }

  private boolean beyond(Track other) {
    var resolver = other.resolver();
    var standing = resolver == null ? null : Resolvers.standing(other, resolver, scene);
    return standing == Resolvers.Standing.BEYOND
        || standing == Resolvers.Standing.SLOW
        || Resolvers.distant(other, scene);
  }

  private void resolvers() {
    var others =
        scene.otherResolvers(track).stream().filter(other -> !ZoneServers.isOne(other)).toList();
    var fates = others.stream().map(this::beside).filter(word -> !word.isEmpty()).toList();
    if (fates.isEmpty()) {
      return;
    }
    var alike = fates.stream().filter("alike"::equals).count();
    var proven = !Forgery.provenAddresses(track, scene).isEmpty();
    var answer = alike * 2 > fates.size() ? "alike" : proven ? "verified" : "differs";
    if (alike * 2 != fates.size()) {
      add("resolvers", answer, "own answer %s; %s".formatted(answer(track), answers(others)));
    }
  }

  /// What another resolver says beside this one. One that got two answers says nothing about the
  /// zone: somebody spoke for it.
  private String beside(Track other) {
    if (Forgery.second(other).isPresent()) {
      return "";
    }
    if (other.failure() != null && other.failure().stage() == Stage.RESOLVE) {
      var alike = scene.symptom(other).ofName() && sameAnswer(other);
      return alike && !other.ofClients() ? "alike" : "";
    }
    if (other.resolved() == null) {
      return "";
    }
    var alike = sameAnswer(other);
    return alike && other.ofClients() ? "" : alike ? "alike" : "differs";
  }

  /// What the zone's own servers say.
  private void zone() {
    var servers = ZoneServers.asked(track, scene);
    var words = servers.stream().map(this::ofZone).filter(word -> !word.isEmpty()).toList();
    if (words.isEmpty()) {
      return;
    }
    var alike = words.stream().filter("alike"::equals).count() * 2 > words.size();
    var fails = words.stream().allMatch("fails"::equals);
    var answer = fails ? "fails" : alike ? "alike" : words.contains("differs") ? "differs" : "";
    if (!answer.isEmpty()) {
      add(
          "zone",
          answer,
          "own answer %s; the zone's own servers: %s".formatted(answer(track), answers(servers)));
    }
  }

  private String ofZone(Track server) {
    if (Forgery.second(server).isPresent() || server.resolved() == null) {
      return "";
    }
    if (ZoneServers.fails(server)) {
      return "fails";
    }
    return sameAnswer(server) ? "alike" : server.ok() ? "differs" : "";
  }

  private boolean sameAnswer(Track other) {
    return switch (scene.symptom(track)) {
      case FORGED -> !Addresses.disjoint(addresses(track), addresses(other));
      case BOGON -> !other.ok() && addresses(other).stream().allMatch(Addresses::bogus);
      case TARDY -> Tardy.late(other);
      default -> !other.ok(); // nothing to compare but the failure
    };
  }

  private static List<String> addresses(Track of) {
    var facts = of.resolved();
    return facts == null ? List.of() : facts.answers();
  }

  private static String answers(List<Track> others) {
    return Say.few(others.stream().map(o -> o.resolver() + " " + answer(o)).toList());
  }

  private static String answer(Track of) {
    var facts = of.resolved();
    if (facts != null && !facts.answers().isEmpty()) {
      return facts.answers().toString();
    }
    var seen = of.seen(Stage.RESOLVE);
    return seen == null ? "unknown" : seen.outcome().code();
  }

  private void otherNames() {
    var fates =
        scene.fates(track, scene.otherNames(track)).stream().map(this::sameAddress).toList();
    var answer = Fate.most(fates, seen -> seen.track().owner());
    if (answer != null) {
      add("names", answer, "other names at the same resolver: " + Say.fates(fates));
    }
  }

  /// An unrelated name that leads to the same address is led astray as well.
  private Fate.Seen sameAddress(Fate.Seen other) {
    return scene.symptom(track) != Symptom.TARDY && Forgery.shareAddress(track, other.track())
        ? new Fate.Seen(other.track(), Fate.ALIKE)
        : other;
  }

  private void transport() {
    var others = scene.otherTransports(track);
    for (var other : others) {
      var differs = Forgery.transportDiffers(track, scene) || (resolves(other) && !resolves(track));
      var tells = other.seen(Stage.RESOLVE) != null && (differs || sameAnswer(other));
      if (tells) {
        var words =
            "same resolver, other transport: %s against %s".formatted(answer(other), answer(track));
        add("transport", differs ? "differs" : "alike", words);
        return;
      }
    }
  }

  private static boolean resolves(Track of) {
    var seen = of.seen(Stage.RESOLVE);
    return seen != null
        && seen.outcome().ok()
        && !addresses(of).stream().allMatch(Addresses::bogus);
  }

  private void side() {
    var resolver = track.resolver();
    var standing = resolver == null ? null : Resolvers.standing(track, resolver, scene);
    if (standing != null) {
      add(
          "resolver",
          standing.answer(),
          "resolver %s is %s: by its address, or by the time its answers take"
              .formatted(resolver, standing.answer()));
    }
  }

  private void pool() {
    var facts = track.resolved();
    if (facts != null && Addresses.pooled(facts.answers())) {
      add("pool", "known", "the answer %s is in a known pool".formatted(facts.answers()));
    }
  }

  private void add(String question, String answer, String words) {
    if (Table.STANDARD.knows(scene.symptom(track), question, answer)) {
      clues.add(Say.clue(question, answer, words, source));
    }
  }
}
