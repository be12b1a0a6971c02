package fengsui.wire;

import fengsui.model.Access;
import fengsui.model.Carrier;
import fengsui.model.Owner;
import fengsui.model.Scheme;
import fengsui.model.Side;
import fengsui.model.Target;
import fengsui.model.Vantage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The JSON forms of the two ends of a path: vantage and target.
final class PlaceJson {

  private PlaceJson() {}

  static ObjectNode write(Vantage vantage) {
    return Trees.object()
        .put("carrier", vantage.carrier().code())
        .put("province", vantage.province())
        .put("access", vantage.access().code())
        .put("side", vantage.side().code());
  }

  static Vantage readVantage(Fields from) {
    var carrier = from.word("carrier", Carrier::new);
    var province = from.text("province");
    var access = from.coded(Access.class, "access");
    var side = from.coded(Side.class, "side");
    return from.make(() -> new Vantage(carrier, province, access, side));
  }

  static ObjectNode write(Target target) {
    return Trees.object()
        .put("id", target.id())
        .put("host", target.host())
        .put("port", target.port())
        .put("side", target.side().code())
        .put("owner", target.owner().code())
        .put("scheme", target.scheme().code())
        .put("path", target.path());
  }

  /// Reads a target; one without `scheme`, `port` or `path` is completed from what it has.
  static Target readTarget(Fields from) {
    var id = from.text("id");
    var host = from.text("host");
    var given = from.findSmallInteger("port");
    var scheme = scheme(from.findCoded(Scheme.class, "scheme"), given);
    var port = given == null ? scheme.defaultPort() : given;
    var path = from.findText("path");
    var side = from.coded(Side.class, "side");
    var owner = from.word("owner", Owner::of);
    return from.make(
        () -> new Target(id, scheme, host, port, path == null ? "/" : path, side, owner));
  }

  private static Scheme scheme(@Nullable Scheme given, @Nullable Integer port) {
    if (given != null) {
      return given;
    }
    if (port == null || port == 443 || port == 8443) {
      return Scheme.HTTPS;
    }
    return port == 80 ? Scheme.HTTP : Scheme.TCP;
  }
}
