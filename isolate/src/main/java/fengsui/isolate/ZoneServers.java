package fengsui.isolate;

import fengsui.model.ControlPair.Factor;
import fengsui.model.Failure;
import fengsui.model.Outcome;
import fengsui.model.Stage;
import fengsui.model.StageFacts.Role;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// What the authoritative servers of a name's zone say themselves.
final class ZoneServers {

  /// How a server shows that it does not serve, as against saying that a name is not there.
  private static final Set<Failure> BROKEN =
      Set.of(
          Failure.DNS_SERVFAIL_ERROR,
          Failure.DNS_REFUSED_ERROR,
          Failure.DNS_SERVER_MISBEHAVING,
          Failure.GENERIC_TIMEOUT_ERROR,
          Failure.CONNECTION_REFUSED,
          Failure.CONNECTION_RESET,
          Failure.EOF_ERROR,
          Failure.HOST_UNREACHABLE);

  private ZoneServers() {}

  static boolean isOne(Track track) {
    return track.varies(Factor.RESOLVER) && track.role() == Role.AUTHORITY;
  }

  /// Those that were asked for the name of `track`.
  static List<Track> asked(Track track, Scene scene) {
    return scene.otherResolvers(track).stream().filter(ZoneServers::isOne).toList();
  }

  static boolean fails(Track server) {
    var failure = server.failure();
    return failure != null
        && failure.stage() == Stage.RESOLVE
        && broken(failure.outcome())
        && Forgery.second(server).isEmpty();
  }

  /// Whether a resolver's own outcome can come from servers that do not serve.
  static boolean broken(Outcome outcome) {
    return outcome instanceof Outcome.Failed(Failure failure) && BROKEN.contains(failure);
  }

  /// Who runs them, if the plan says so.
  static Optional<String> operator(Track track, Scene scene) {
    return asked(track, scene).stream()
        .map(Track::resolved)
        .filter(Objects::nonNull)
        .map(facts -> facts.operator())
        .filter(Objects::nonNull)
        .findFirst();
  }
}
