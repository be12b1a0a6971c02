package fengsui.isolate;

import fengsui.model.ControlPair.Factor;
import fengsui.model.Observation;
import fengsui.model.Side;
import fengsui.model.Stage;
import fengsui.model.StageFacts.LateAnswer;
import fengsui.model.StageFacts.Resolved;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// On which side of the border a resolver stands: said with it, widely known, or guessed from the
/// time its own answers take.
final class Resolvers {

  private static final List<String> OVERSEAS =
      List.of("8.8.8.8", "8.8.4.4", "1.1.1.1", "1.0.0.1", "9.9.9.9", "208.67.222.222");
  private static final List<String> DOMESTIC =
      List.of("114.114.114.114", "223.5.5.5", "223.6.6.6", "119.29.29.29", "180.76.76.76");

  /// From this share of the fastest overseas connect on, an answer came from overseas.
  private static final double FAR = 0.6;

  /// Up to this share of it, an answer came from this side.
  private static final double NEAR = 0.25;

  /// What takes so many times as long as the fastest connect on this side is not on it.
  private static final double AWAY = 3;

  /// Where a resolver stands, seen from a vantage.
  enum Standing {
    /// On the vantage's side of the border.
    HERE("domestic"),
    /// On the other side.
    BEYOND("overseas"),
    /// On the other side, or busy asking there.
    SLOW("slow");

    private final String answer;

    Standing(String answer) {
      this.answer = answer;
    }

    /// Its spelling in the table.
    String answer() {
      return answer;
    }
  }

  private Resolvers() {}

  /// Returns where `resolver` stands, or null if nothing tells.
  static @Nullable Standing standing(Track asked, String resolver, Scene scene) {
    var host = host(resolver);
    var here = asked.post().vantage().side();
    if (resolver.contains("overseas") || OVERSEAS.contains(host)) {
      return here == Side.OVERSEAS ? Standing.HERE : Standing.BEYOND;
    }
    if (resolver.contains("domestic") || DOMESTIC.contains(host)) {
      return here == Side.DOMESTIC ? Standing.HERE : Standing.BEYOND;
    }
    return byTime(asked, resolver, scene);
  }

  /// Whether a zone's own server that gave two answers stands far off, by the later of them: it
  /// asks nobody else, so that its time is its distance. Holds where nothing overseas can be
  /// measured, because all names that lead there are forged.
  static boolean distant(Track server, Scene scene) {
    var near = scene.floor(server.post(), server.post().vantage().side());
    return near != null
        && ZoneServers.isOne(server)
        && Forgery.second(server).filter(later -> later.ms() > near.ms() * AWAY).isPresent();
  }

  static String host(String resolver) {
    var scheme = resolver.indexOf("://");
    var rest = scheme < 0 ? resolver : resolver.substring(scheme + 3);
    var slash = rest.indexOf('/');
    return Addresses.withoutPort(slash < 0 ? rest : rest.substring(0, slash));
  }

  private static @Nullable Standing byTime(Track asked, String resolver, Scene scene) {
    var here = asked.post().vantage().side();
    var away = here == Side.DOMESTIC ? Side.OVERSEAS : Side.DOMESTIC;
    var far = scene.floor(asked.post(), away);
    var near = scene.floor(asked.post(), here);
    var fastest = fastest(asked, resolver, scene);
    if (far == null || fastest.isEmpty() || (near != null && near.ms() * AWAY > far.ms())) {
      return null;
    }
    var took = fastest.getAsDouble();
    return took >= far.ms() * FAR ? Standing.SLOW : took <= far.ms() * NEAR ? Standing.HERE : null;
  }

  /// The fastest answer that is surely the resolver's own, in round trips. A datagram may be
  /// anybody's: where a stream brought an answer, only streams are heard.
  private static OptionalDouble fastest(Track asked, String resolver, Scene scene) {
    var own = asked.resolved();
    var several = own != null && !own.late().isEmpty();
    var answers =
        Stream.concat(several ? Stream.of(asked) : Stream.empty(), scene.samePost(asked))
            .filter(track -> sameHost(track, resolver))
            .map(track -> track.seen(Stage.RESOLVE))
            .flatMap(Stream::ofNullable)
            .toList();
    var streams = answers.stream().filter(seen -> seen.outcome().ok() && byStream(seen)).toList();
    return (streams.isEmpty() ? answers : streams)
        .stream().flatMapToDouble(Resolvers::genuine).min();
  }

  private static boolean byStream(Observation seen) {
    var facts = seen.evidence().find(Resolved.class);
    return facts.isPresent() && facts.get().resolver().startsWith("tcp:");
  }

  private static boolean sameHost(Track track, String resolver) {
    var pair = track.control();
    var own = pair != null && pair.varies() == Factor.TRANSPORT ? pair.to() : track.resolver();
    return own != null && host(own).equals(host(resolver));
  }

  /// The round trips that an answer shows: the last of several answers is the resolver's own; a
  /// stream takes two.
  private static DoubleStream genuine(Observation seen) {
    var facts = seen.evidence().find(Resolved.class).orElse(null);
    if (facts == null) {
      return DoubleStream.empty();
    }
    var late = facts.late().stream().mapToDouble(LateAnswer::ms).max();
    if (late.isPresent()) {
      return late.getAsDouble() > 0 ? DoubleStream.of(late.getAsDouble()) : DoubleStream.empty();
    }
    var stream = byStream(seen);
    return seen.outcome().ok() || stream
        ? DoubleStream.of(stream ? seen.ms() / 2 : seen.ms())
        : DoubleStream.empty();
  }
}
