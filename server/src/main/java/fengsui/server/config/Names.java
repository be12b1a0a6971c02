package fengsui.server.config;

import fengsui.server.yaml.Nearest;
import fengsui.server.yaml.Place;
import fengsui.server.yaml.Problems;
import fengsui.server.yaml.Section;
import java.util.HashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// Names of one kind: each may be given once, and what refers to one must mean one that is given.
final class Names {

  private final String kind;
  private final Map<String, Place> given = new HashMap<>();

  /// @param kind what is named, such as `target`
  Names(String kind) {
    this.kind = kind;
  }

  /// Notes the name that `section` has under `key`; a name given before is a problem.
  void claim(Section section, String key) {
    var name = section.find(key) instanceof ScalarNode scalar ? scalar.getValue() : null;
    if (name == null) {
      return;
    }
    var first = given.putIfAbsent(name, section.at(key));
    if (first != null) {
      section.wrong(
          key,
          "is used before, on line %d: %s".formatted(first.line(), Problems.brief(name)),
          "give each " + kind + " a name of its own");
    }
  }

  /// Complains of each element of the list `key` that is neither `*` nor a name given here.
  void resolve(Section section, String key) {
    for (var element : section.elements(key)) {
      if (element.node() instanceof ScalarNode scalar) {
        resolve(scalar.getValue(), element.place(), section.problems());
      }
    }
  }

  void resolve(String name, Place place, Problems problems) {
    if (!name.equals("*") && !given.containsKey(name)) {
      problems.add(
          place,
          "names no %s of this file: %s".formatted(kind, Problems.brief(name)),
          remedy(name));
    }
  }

  private String remedy(String name) {
    return Nearest.to(name, given.keySet())
        .map(near -> "did you mean " + near + "?")
        .orElse("add that " + kind + ", or name another");
  }
}
