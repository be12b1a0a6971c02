package fengsui.server.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Everything the pages say, in one language. The catalogue `words.yaml` holds all languages side
/// by side.
public final class Words {

  private static final Map<String, Map<Language, String>> CATALOGUE = read();

  private final Language language;

  private Words(Language language) {
    this.language = language;
  }

  public static Words in(Language language) {
    return new Words(language);
  }

  /// The whole catalogue, by key.
  static Map<String, Map<Language, String>> catalogue() {
    return CATALOGUE;
  }

  public Language language() {
    return language;
  }

  /// Returns the words under `key`, with `{0}`, `{1}` … replaced.
  ///
  /// @throws IllegalArgumentException if the catalogue has no such key
  public String say(String key, Object... values) {
    var text =
        find(key).orElseThrow(() -> new IllegalArgumentException("words.yaml has no key " + key));
    for (var i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return text;
  }

  /// Returns the words under `key`, if the catalogue knows them: for open sets such as provinces.
  public Optional<String> find(String key) {
    return Optional.ofNullable(CATALOGUE.get(key)).map(texts -> texts.get(language));
  }

  /// How many of something: English knows one and many.
  public String count(String noun, long many) {
    return say("count." + noun + (many == 1 ? "-one" : ""), many);
  }

  /// The name of something whose set is open, such as a province; its code if it has no name.
  public String name(String kind, String code) {
    return find(kind + "." + code).orElse(code);
  }

  private static Map<String, Map<Language, String>> read() {
    try (var file = Words.class.getResourceAsStream("words.yaml")) {
      var all = new LinkedHashMap<String, Map<Language, String>>();
      collect("", new YAMLMapper().readTree(Objects.requireNonNull(file)), all);
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void collect(
      String prefix, JsonNode node, Map<String, Map<Language, String>> all) {
    if (Language.find(node.propertyNames().iterator().next()).isPresent()) {
      var texts = new EnumMap<Language, String>(Language.class);
      node.properties()
          .forEach(entry ->
              Language.find(entry.getKey())
                  .ifPresent(language -> texts.put(language, entry.getValue().asString())));
      all.put(prefix, texts);
      return;
    }
    node.properties()
        .forEach(entry ->
            collect(
                prefix.isEmpty() ? entry.getKey() : prefix + "." + entry.getKey(),
                entry.getValue(),
                all));
  }
}
