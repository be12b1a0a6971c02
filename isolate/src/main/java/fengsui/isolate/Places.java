package fengsui.isolate;

import fengsui.model.Carrier;
import fengsui.model.Side;
import fengsui.model.Stage;
import fengsui.model.Vantage;
import fengsui.model.Verdict.Direction;
import fengsui.model.Verdict.Layer;
import fengsui.model.Verdict.Where;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What exactly a verdict names: whose carrier, which province, layer, port and direction.
final class Places {

  private static final int DNS_PORT = 53;

  private Places() {}

  static Where where(List<Case> cases, Case clearest, @Nullable Blame blame, Scene scene) {
    var layer = layer(clearest, blame);
    var port = port(cases, clearest, blame, scene);
    return switch (blame) {
      case null -> new Where(null, null, null, null, layer, port, null, null);
      case BORDER ->
          new Where(null, null, null, null, layer, port, direction(cases), null)
              .with(WrongNames.of(cases).resolvers());
      case CARRIER -> carrier(cases, scene, layer, port);
      case MONITOR -> {
        var post = clearest.track().post();
        var province = known(post.vantage().province());
        yield new Where(
            post.vantage().carrier(), province, null, null, layer, null, null, post.agent());
      }
      case CHANGE -> {
        var change = clearest.change();
        yield new Where(
            null, null, null, change == null ? null : change.id(), layer, port, null, null);
      }
      case FAR_END -> {
        var provider = FarEnd.of(clearest, scene).provider();
        yield new Where(null, null, provider, null, layer, port, null, null);
      }
    };
  }

  /// Resolvers are a province's: a name is said to be the province's where it was seen in one only.
  private static Where carrier(List<Case> cases, Scene scene, Layer layer, @Nullable Integer port) {
    var carrier = cases.getFirst().track().post().vantage().carrier();
    var province =
        layer == Layer.DNS
            ? known(only(cases, each -> each.track().post().vantage().province()))
            : province(cases, scene, carrier);
    return new Where(carrier, province, null, null, layer, port, null, null)
        .with(WrongNames.of(cases).resolvers());
  }

  /// The province, when all failing vantages of the carrier stand in one, and others of it
  /// elsewhere, if there are any, work.
  private static @Nullable String province(List<Case> cases, Scene scene, Carrier carrier) {
    var province = only(cases, each -> each.track().post().vantage().province());
    var elsewhere =
        scene.posts().stream()
            .map(Post::vantage)
            .filter(vantage -> vantage.carrier().equals(carrier))
            .map(Vantage::province)
            .anyMatch(other -> !other.equals(province));
    return province != null && elsewhere ? known(province) : null;
  }

  private static @Nullable String known(@Nullable String province) {
    return province == null || province.equals("unknown") ? null : province;
  }

  private static <T> @Nullable T only(List<Case> cases, Function<Case, T> what) {
    var all = cases.stream().map(what).distinct().toList();
    return all.size() == 1 ? all.getFirst() : null;
  }

  private static @Nullable Integer port(
      List<Case> cases, Case clearest, @Nullable Blame blame, Scene scene) {
    if (clearest.symptom().ofName()) {
      return blame == Blame.BORDER ? DNS_PORT : null;
    }
    var port = only(cases, each -> each.track().port());
    var othersFail =
        clearest.ledger().lines().stream()
            .anyMatch(line -> line.row().question().equals("ports") && !works(line));
    return (othersFail && blame != Blame.BORDER) || anotherIsCut(cases, scene) ? null : port;
  }

  /// Whether another port fails alike more often than not: then it is not about one port only.
  private static boolean anotherIsCut(List<Case> cases, Scene scene) {
    var balance = new TreeMap<Integer, Integer>();
    for (var each : cases) {
      for (var seen : scene.fates(each.track(), scene.otherPorts(each.track()))) {
        int vote =
            switch (seen.fate()) {
              case ALIKE -> 1;
              case WORKS -> -1;
              case OTHERWISE -> 0;
            };
        balance.merge(seen.track().port(), vote, Integer::sum);
      }
    }
    return balance.size() > 1
        && balance.values().stream().anyMatch(votes -> votes > 0)
        && balance.values().stream().anyMatch(votes -> votes < 0);
  }

  private static boolean works(Ledger.Line line) {
    return line.row().answer().equals("works") || line.row().answer().equals("refused");
  }

  private static @Nullable Direction direction(List<Case> cases) {
    var sides =
        cases.stream()
            .filter(each -> each.track().crosses())
            .map(each -> each.track().post().vantage().side())
            .distinct()
            .toList();
    if (sides.size() == 2) {
      return Direction.BOTH;
    }
    return sides.isEmpty()
        ? null
        : sides.getFirst() == Side.DOMESTIC ? Direction.OUTBOUND : Direction.INBOUND;
  }

  private static Layer layer(Case of, @Nullable Blame blame) {
    return switch (of.symptom()) {
      case BOGON, NAMELESS, UNANSWERED, FORGED, TARDY -> Layer.DNS;
      case DARK, REJECTED, LOCAL -> blame == Blame.FAR_END ? Layer.TCP : Layer.PATH;
      case REFUSED -> Layer.TCP;
      case CERTIFICATE -> Layer.TLS;
      case CUT, MUTE, SLOW, ANSWERED, ODD -> byStage(of);
    };
  }

  private static Layer byStage(Case of) {
    var failure = of.track().failure();
    return switch (failure == null ? Stage.CONNECT : failure.stage()) {
      case RESOLVE -> Layer.DNS;
      case CONNECT -> Layer.TCP;
      case SECURE -> Layer.TLS;
      case EXCHANGE -> Layer.HTTP;
    };
  }
}
