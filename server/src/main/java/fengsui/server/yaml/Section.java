package fengsui.server.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// The keys and values of one mapping, read so that every problem is found at once: what is wrong
/// is noted, and something harmless stands in for it until the whole is refused.
public final class Section {

  private final Place place;
  private final Problems problems;
  private final int before;
  private boolean readable = true;
  private final Map<String, Node> values = new LinkedHashMap<>();

  private Section(Place place, Problems problems) {
    this.place = place;
    this.problems = problems;
    this.before = problems.count();
  }

  /// Opens a mapping that may have the keys `known`; any other is a problem.
  public static Section of(
      @Nullable Node node, String path, Collection<String> known, Problems problems) {
    var place = node == null ? new Place(1, path) : Place.of(node, path);
    var section = new Section(place, problems);
    switch (node) {
      case null -> {}
      case MappingNode mapping ->
          mapping.getValue().forEach(it -> section.take(it.getKeyNode(), it.getValueNode(), known));
      default -> { // open hierarchy
        section.readable = false;
        problems.add(place, "must be keys with values, but is " + kind(node), "write KEY: VALUE");
      }
    }
    return section;
  }

  private void take(Node key, Node value, Collection<String> known) {
    if (!(key instanceof ScalarNode scalar)) {
      problems.add(Place.of(key, place.path()), "has a key that is no word", "name the key");
      return;
    }
    var name = scalar.getValue();
    var where = Place.of(key, place.path(name));
    if (!known.contains(name)) {
      problems.add(where, "is not a known key", remedy(name, known));
    } else if (values.containsKey(name)) {
      problems.add(where, "is there twice", "remove one of them");
    } else {
      values.put(name, value);
    }
  }

  private static String remedy(String name, Collection<String> known) {
    return Nearest.to(name, known)
        .map(near -> "did you mean " + near + "?")
        .orElseGet(() -> "known here: " + String.join(", ", known));
  }

  public static String kind(Node node) {
    return switch (node) {
      case MappingNode _ -> "keys with values";
      case SequenceNode _ -> "a list";
      case ScalarNode scalar when scalar.getTag().equals(Tag.NULL) -> "nothing";
      case ScalarNode scalar -> Problems.brief(scalar.getValue());
      default -> "something else"; // open hierarchy
    };
  }

  public Place place() {
    return place;
  }

  public Problems problems() {
    return problems;
  }

  /// Where the value of `name` stands; the section itself if there is none.
  public Place at(String name) {
    var value = find(name);
    return value == null
        ? new Place(place.line(), place.path(name))
        : Place.of(value, place.path(name));
  }

  public void wrong(String name, String problem, String remedy) {
    problems.add(at(name), problem, remedy);
  }

  public @Nullable Node find(String name) {
    var value = values.get(name);
    return value == null || value.getTag().equals(Tag.NULL) ? null : value;
  }

  public boolean has(String name) {
    return find(name) != null;
  }

  public @Nullable String findText(String name) {
    return switch (find(name)) {
      case null -> null;
      case ScalarNode scalar -> scalar.getValue();
      case Node other -> {
        wrong(name, "must be text, but is " + kind(other), "write one value");
        yield null;
      }
    };
  }

  public String text(String name, String otherwise) {
    var text = findText(name);
    return text == null ? otherwise : text;
  }

  /// Notes that there should be a value, unless there are no values at all.
  public void missing(String name, String remedy) {
    if (readable) {
      wrong(name, "is missing", remedy);
    }
  }

  /// Reads a value that must be there, given to `reading`, whose complaint is the problem.
  public <T> T word(String name, T standIn, String remedy, Function<String, T> reading) {
    if (!has(name)) {
      missing(name, remedy);
      return standIn;
    }
    return wordOr(name, standIn, remedy, reading);
  }

  /// Reads a value; returns `otherwise` if there is none.
  public <T> T wordOr(String name, T otherwise, String remedy, Function<String, T> reading) {
    var text = findText(name);
    if (text == null) {
      return otherwise;
    }
    try {
      return reading.apply(text);
    } catch (IllegalArgumentException e) {
      wrong(name, problem(e), remedy);
      return otherwise;
    }
  }

  /// What other rooms say may end with a remedy of their own.
  private static String problem(IllegalArgumentException e) {
    return String.valueOf(e.getMessage()).replaceFirst("(?s); .*", "");
  }

  /// Returns the elements of a list with their paths; none if there is no list.
  public List<Element> elements(String name) {
    return switch (find(name)) {
      case null -> List.of();
      case SequenceNode list -> {
        var all = new ArrayList<Element>();
        for (var node : list.getValue()) {
          all.add(new Element(node, place.path(name) + "[" + all.size() + "]"));
        }
        yield all;
      }
      case Node other -> {
        wrong(name, "must be a list, but is " + kind(other), "write a list, such as [A, B]");
        yield List.of();
      }
    };
  }

  /// One element of a list.
  public record Element(Node node, String path) {

    public Place place() {
      return Place.of(node, path);
    }
  }

  /// Reads a list of values, each given to `reading`; those it refuses are problems and left out.
  public <T> List<T> words(String name, String remedy, Function<String, T> reading) {
    var all = new ArrayList<T>();
    for (var element : elements(name)) {
      if (!(element.node() instanceof ScalarNode scalar) || scalar.getTag().equals(Tag.NULL)) {
        problems.add(element.place(), "must be text, but is " + kind(element.node()), remedy);
        continue;
      }
      try {
        all.add(reading.apply(scalar.getValue()));
      } catch (IllegalArgumentException e) {
        problems.add(element.place(), problem(e), remedy);
      }
    }
    return all;
  }

  public Section section(String name, Collection<String> known) {
    var node = find(name);
    return node == null
        ? new Section(at(name), problems)
        : of(node, place.path(name), known, problems);
  }

  /// Returns what `making` makes of this section; null if anything is wrong with it.
  public <T> @Nullable T make(Supplier<T> making) {
    if (problems.count() > before) {
      return null;
    }
    try {
      return making.get();
    } catch (IllegalArgumentException e) {
      problems.add(place, String.valueOf(e.getMessage()), "correct it");
      return null;
    }
  }
}
