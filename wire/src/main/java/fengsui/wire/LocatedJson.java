package fengsui.wire;

import fengsui.model.Located;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The JSON form of the place of a resetting device.
final class LocatedJson {

  private LocatedJson() {}

  static JsonNode write(Located located) {
    return Trees.object()
        .put("trigger", located.trigger())
        .put("hop", located.hop())
        .put("router", located.router())
        .set("hops", Trees.list(located.hops(), LocatedJson::hop));
  }

  private static JsonNode hop(Located.Hop hop) {
    return Trees.object()
        .put("ttl", hop.ttl())
        .put("router", hop.router())
        .put("reset", hop.reset());
  }

  static @Nullable Located read(@Nullable Fields from) {
    return from == null
        ? null
        : new Located(
            from.text("trigger"),
            from.findSmallInteger("hop"),
            from.findText("router"),
            from.objects("hops").stream().map(LocatedJson::readHop).toList());
  }

  private static Located.Hop readHop(Fields from) {
    return new Located.Hop(from.smallInteger("ttl"), from.findText("router"), from.flag("reset"));
  }
}
