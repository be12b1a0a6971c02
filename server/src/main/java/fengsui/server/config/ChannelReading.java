package fengsui.server.config;

import fengsui.server.config.Configuration.Channel;
import fengsui.server.yaml.Place;
import fengsui.server.yaml.Problems;
import fengsui.server.yaml.Section;
import fengsui.server.yaml.Words;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads the channels, and checks that fallbacks lead somewhere and not in a circle.
final class ChannelReading {

  static final List<String> KEYS = List.of("name", "kind", "url", "secret", "fallback", "language");
  static final List<String> KINDS =
      List.of("webhook", "alertmanager", "alertmanager-webhook", "dingtalk", "feishu", "wecom");
  static final List<String> LANGUAGES = List.of("zh", "en");

  private final Secrets secrets;
  private final Problems problems;
  private final Names names = new Names("channel");
  private final Map<String, String> fallbacks = new LinkedHashMap<>();
  private final Map<String, Place> places = new LinkedHashMap<>();

  ChannelReading(Secrets secrets, Problems problems) {
    this.secrets = secrets;
    this.problems = problems;
  }

  List<Channel> all(List<Section.Element> elements) {
    var all = new ArrayList<Channel>();
    for (var element : elements) {
      var channel = channel(element.node(), element.path());
      if (channel != null) {
        all.add(channel);
      }
    }
    places.forEach((name, place) -> checkFallback(name, place));
    return all;
  }

  private @Nullable Channel channel(Node node, String path) {
    var from = Section.of(node, path, KEYS, problems);
    names.claim(from, "name");
    var name = from.word("name", "?", "give it a name that is not used twice", Words::name);
    var kind = from.word("kind", "webhook", "write one of them", Words.oneOf(KINDS));
    var url =
        from.word(
            "url", URI.create("http://x"), "write http://… or https://…", ChannelReading::url);
    var secret = secrets.find(from, "secret");
    var fallback = from.findText("fallback");
    if (fallback != null) {
      fallbacks.putIfAbsent(name, fallback);
      places.putIfAbsent(name, from.at("fallback"));
    }
    var language = from.wordOr("language", "zh", "write zh or en", Words.oneOf(LANGUAGES));
    return from.make(() -> new Channel(name, kind, url, secret, fallback, language));
  }

  /// The value is not repeated: the addresses of robots are secrets.
  static URI url(String text) {
    URI url;
    try {
      url = URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("is not an address", e);
    }
    var scheme = url.getScheme();
    if (!("http".equals(scheme) || "https".equals(scheme)) || url.getHost() == null) {
      throw new IllegalArgumentException("is not an address of http or https");
    }
    return url;
  }

  private void checkFallback(String name, Place place) {
    var chain = new ArrayList<>(List.of(name));
    for (var next = fallbacks.get(name); next != null; next = fallbacks.get(next)) {
      var seen = chain.contains(next);
      chain.add(next);
      if (seen) {
        if (next.equals(name)) {
          var way = String.join(" → ", chain);
          problems.add(place, "leads back to itself: " + way, "let the last have no fallback");
        }
        return;
      }
    }
    var last = chain.get(1);
    names.resolve(last, place, problems);
  }
}
