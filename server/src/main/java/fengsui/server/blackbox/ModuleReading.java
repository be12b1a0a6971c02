package fengsui.server.blackbox;

import fengsui.probe.http.HttpRequest.Field;
import fengsui.probe.tls.Authorities;
import fengsui.server.blackbox.Module.Family;
import fengsui.server.blackbox.Module.HeaderRule;
import fengsui.server.blackbox.Module.Tls;
import fengsui.server.yaml.Problems;
import fengsui.server.yaml.Section;
import fengsui.server.yaml.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// What the parts of a module have in common.
final class ModuleReading {

  private static final String REGEX = "write a regular expression";

  private final Path folder;
  private final Problems problems;

  ModuleReading(Path folder, Problems problems) {
    this.folder = folder;
    this.problems = problems;
  }

  /// Opens the part `name` of a module. Keys that blackbox_exporter knows and Fengsui does not are
  /// refused by name.
  Section open(Section from, String name, List<String> known, List<String> unsupported) {
    var all = Stream.concat(known.stream(), unsupported.stream()).toList();
    var section = from.section(name, all);
    refuse(section, unsupported);
    return section;
  }

  static void refuse(Section section, List<String> unsupported) {
    for (var key : unsupported) {
      if (section.has(key)) {
        section.wrong(
            key, "is not supported by Fengsui", "remove it, or keep blackbox_exporter for it");
      }
    }
  }

  static boolean flag(Section from, String key, boolean otherwise) {
    return from.wordOr(
        key,
        otherwise,
        "write true or false",
        text ->
            switch (text) {
              case "true" -> true;
              case "false" -> false;
              default ->
                  throw new IllegalArgumentException("must be true or false, but is " + text);
            });
  }

  static Family family(Section from) {
    var six =
        from.wordOr(
            "preferred_ip_protocol", "ip6", "write ip4 or ip6", Words.oneOf(List.of("ip4", "ip6")));
    return new Family(six.equals("ip6"), flag(from, "ip_protocol_fallback", true));
  }

  /// Go's RE2 syntax is, but for rare corners, a part of Java's.
  static Pattern pattern(String text) {
    try {
      // Debian's own file says ^+OK: RE2 repeats an anchor, which Java refuses, and means the
      // anchor.
      return Pattern.compile(text.startsWith("^+") ? "^" + text.substring(2) : text);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("is no regular expression: \"" + text + "\"", e);
    }
  }

  static List<Pattern> patterns(Section from, String key) {
    return from.words(key, REGEX, ModuleReading::pattern);
  }

  List<HeaderRule> headerRules(Section from, String key, boolean failIfMatches) {
    var rules = new ArrayList<HeaderRule>();
    for (var element : from.elements(key)) {
      var rule =
          Section.of(
              element.node(),
              element.path(),
              List.of("header", "regexp", "allow_missing"),
              problems);
      var header = rule.word("header", "x", "name the header", it -> it);
      var pattern = rule.word("regexp", pattern(""), REGEX, ModuleReading::pattern);
      rules.add(new HeaderRule(header, pattern, flag(rule, "allow_missing", false), failIfMatches));
    }
    return rules;
  }

  /// Reads a mapping of free keys, such as headers.
  static List<Field> fields(Section from, String key) {
    var fields = new ArrayList<Field>();
    if (from.find(key) instanceof MappingNode mapping) {
      for (var pair : mapping.getValue()) {
        if (pair.getKeyNode() instanceof ScalarNode name
            && pair.getValueNode() instanceof ScalarNode value) {
          fields.add(new Field(name.getValue(), value.getValue()));
        } else {
          from.wrong(key, "must be NAME: VALUE", "write one value for each name");
        }
      }
    } else if (from.has(key)) {
      from.wrong(key, "must be NAME: VALUE", "write one value for each name");
    }
    return fields;
  }

  Tls tls(Section from) {
    if (!from.has("tls_config")) {
      return Tls.PLAIN;
    }
    var config =
        open(
            from,
            "tls_config",
            List.of("insecure_skip_verify", "ca_file", "server_name"),
            List.of("cert_file", "key_file", "min_version", "max_version", "ca", "cert", "key"));
    var authorities = new AtomicReference<@Nullable Authorities>();
    config.wordOr(
        "ca_file",
        "",
        "name a file in PEM form",
        it -> {
          authorities.set(Authorities.of(folder.resolve(it)));
          return it;
        });
    return new Tls(
        flag(config, "insecure_skip_verify", false),
        authorities.get(),
        config.findText("server_name"));
  }

  Path folder() {
    return folder;
  }
}
