package fengsui.isolate;

import fengsui.model.ControlPair.Factor;
import fengsui.model.Floor;
import fengsui.model.Observation;
import fengsui.model.Side;
import fengsui.model.Stage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everything that is known, so that a path can be seen beside the others: minimal pairs first.
final class Scene {

  private final Known known;
  private final Crowd crowd;
  private final Map<Reach, Optional<Floor>> bySide = new HashMap<>();
  private final IdentityHashMap<Track, Symptom> symptoms = new IdentityHashMap<>();
  private final Map<Post, Beside> beside = new HashMap<>();

  private record Reach(Post post, Side side) {}

  Scene(Known known) {
    this.known = known;
    this.crowd = new Crowd(known, this::symptom);
  }

  static Scene of(Collection<Observation> observations) {
    return new Scene(Album.of(observations));
  }

  /// The tracks that may be cases; all of them, where nobody chose.
  List<Track> tracks() {
    return known.suspects();
  }

  /// Every plain track of one host and port.
  List<Track> at(String host, int port) {
    return known.at(host, port);
  }

  /// What the agent of `track` says of its own health.
  Collection<Track> health(Track track) {
    return known.health(track.post());
  }

  /// Whether `track` was a control of a target that has been looked at again since: what it showed
  /// was true then.
  boolean superseded(Track track) {
    var pair = track.control();
    return pair != null
        && known
            .own(track.post(), pair.of())
            .filter(own -> own.seenAt().isAfter(track.seenAt()))
            .isPresent();
  }

  /// Whether there is any target that is not a mere control.
  boolean hasOwn() {
    return known.hasOwn();
  }

  Crowd crowd() {
    return crowd;
  }

  Floors floors() {
    return known.floors();
  }

  /// The fastest connect of `post` to any host on `side` that is surely there.
  @Nullable Floor floor(Post post, Side side) {
    return bySide
        .computeIfAbsent(new Reach(post, side), _ -> Optional.ofNullable(fastest(post, side)))
        .orElse(null);
  }

  private @Nullable Floor fastest(Post post, Side side) {
    Floor fastest = null;
    for (var track : known.from(post)) {
      var address = track.side() == side && trusted(track) ? track.address() : null;
      var floor = address == null ? null : known.floors().of(post, address);
      if (floor != null) {
        fastest = fastest == null ? floor : Floors.lower(fastest, floor);
      }
    }
    return fastest;
  }

  /// Whether `track` went where its target is.
  private boolean trusted(Track track) {
    var symptom = symptom(track);
    return symptom == Symptom.TARDY || (!symptom.ofName() && symptom != Symptom.CERTIFICATE);
  }

  List<Post> posts() {
    return known.posts();
  }

  /// How `track` fails; only for one that fails, or whose answer is another's.
  Symptom symptom(Track track) {
    var known = symptoms.get(track);
    if (known != null) {
      return known;
    }
    var failure = track.failure();
    var found =
        Forgery.suspected(track, this)
            ? Symptom.FORGED
            : failure != null
                ? Symptom.of(failure)
                : Tardy.is(track, this) ? Symptom.TARDY : Symptom.ODD;
    symptoms.put(track, found);
    return found;
  }

  /// All that the post of `track` knew when it failed, `track` excepted.
  Stream<Track> samePost(Track track) {
    return everSamePost(track).filter(other -> other.fresh(track));
  }

  /// All that the post of `track` ever knew, `track` excepted.
  Stream<Track> everSamePost(Track track) {
    return known.from(track.post()).stream().filter(other -> !other.same(track));
  }

  private Beside besides(Post post) {
    return beside.computeIfAbsent(post, _ -> Beside.of(known.from(post)));
  }

  /// The controls of `track` that vary `factor`.
  List<Track> controls(Track track, Factor factor) {
    return besides(track.post()).controls(track.target().id()).stream()
        .filter(other -> other.varies(factor) && !other.same(track) && other.fresh(track))
        .toList();
  }

  /// Other owners' targets on `side`, seen from the same post; on the same port only, if
  /// `samePort`.
  List<Track> beside(Track track, Side side, boolean samePort) {
    var address = track.address();
    return samePost(track)
        .filter(Track::plain)
        .filter(other -> other.side() == side)
        .filter(other -> !other.owner().equals(track.owner()))
        .filter(other -> !other.target().host().equals(track.target().host()))
        .filter(other -> address == null || !address.equals(other.address()))
        .filter(other -> !samePort || other.port() == track.port())
        .toList();
  }

  /// The same host on other ports, from the same post.
  List<Track> otherPorts(Track track) {
    var address = track.address();
    return samePost(track)
        .filter(other -> other.plain() || other.varies(Factor.PORT))
        .filter(other -> other.port() != track.port())
        .filter(other ->
            other.target().host().equals(track.target().host())
                || (address != null && address.equals(other.address())))
        .toList();
  }

  /// The other resolvers asked for the same name from the same post.
  List<Track> otherResolvers(Track track) {
    var own = track.resolver();
    return samePost(track)
        .filter(other -> other.target().host().equals(track.target().host()))
        .filter(other -> other.plain() || other.varies(Factor.RESOLVER))
        .filter(other -> other.resolver() != null && !other.resolver().equals(own))
        .toList();
  }

  /// The same question to the same resolver by another transport.
  List<Track> otherTransports(Track track) {
    var own = track.resolver();
    return controls(track, Factor.TRANSPORT).stream()
        .filter(other ->
            own == null
                || other.control() == null
                || Resolvers.host(other.control().to()).equals(Resolvers.host(own)))
        .toList();
  }

  /// Other names asked of the same resolver from the same post.
  List<Track> otherNames(Track track) {
    var own = track.resolver();
    return samePost(track).filter(other -> otherName(track, own, other)).toList();
  }

  private static boolean otherName(Track track, @Nullable String resolver, Track other) {
    return other.ofClients()
        && !other.target().host().equals(track.target().host())
        && !other.owner().equals(track.owner())
        && !Addresses.literal(other.target().host())
        && (resolver == null || resolver.equals(other.resolver()));
  }

  /// Whether another of these names led to one address with `track`.
  boolean sharesAddressWithOtherName(Track track) {
    var facts = track.resolved();
    if (facts == null) {
      return false;
    }
    var own = track.resolver();
    var besides = besides(track.post());
    return facts.answers().stream()
        .flatMap(address -> besides.ledTo(address).stream())
        .anyMatch(
            other -> !other.same(track) && other.fresh(track) && otherName(track, own, other));
  }

  /// Each of `others` with its fate beside `track`, as far as it tells.
  List<Fate.Seen> fates(Track track, List<Track> others) {
    var symptom = symptom(track);
    var stage = stage(track, symptom);
    var seen = new ArrayList<Fate.Seen>();
    for (var other : others) {
      var fate = Fate.of(other, symptom(other), symptom.kind(), stage);
      if (fate != null) {
        seen.add(new Fate.Seen(other, fate));
      }
    }
    return seen;
  }

  /// The stage in which the cause of `track` shows.
  static Stage stage(Track track, Symptom symptom) {
    var failure = track.failure();
    return symptom.ofName() || failure == null ? Stage.RESOLVE : failure.stage();
  }
}
