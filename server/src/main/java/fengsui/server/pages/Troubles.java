package fengsui.server.pages;

import fengsui.server.yaml.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is wrong with what a form sent: all of it at once, each beside its field.
///
/// @param beside by field
/// @param above what concerns no single field
public record Troubles(Map<String, List<String>> beside, List<String> above) {

  public static final Troubles NONE = new Troubles(Map.of(), List.of());

  /// What concerns the whole.
  public static Troubles above(String words) {
    return new Troubles(Map.of(), List.of(words));
  }

  public static Troubles beside(String field, String words) {
    return new Troubles(Map.of(field, List.of(words)), List.of());
  }

  /// Sorts what was found.
  ///
  /// @param fields those of the form; a problem with anything else stands above
  static Troubles of(Collection<Problem> problems, Collection<String> fields) {
    var beside = new LinkedHashMap<String, List<String>>();
    var above = new ArrayList<String>();
    for (var problem : problems) {
      var field = problem.path().replaceFirst("[\\[.].*$", "");
      var words = problem.problem() + "; " + problem.remedy();
      if (fields.contains(field)) {
        beside.computeIfAbsent(field, _ -> new ArrayList<>()).add(words);
      } else {
        above.add(problem.path().isEmpty() ? words : problem.path() + ": " + words);
      }
    }
    return new Troubles(beside, above);
  }

  public boolean none() {
    return beside.isEmpty() && above.isEmpty();
  }

  /// How many there are.
  public int count() {
    return above.size() + beside.values().stream().mapToInt(List::size).sum();
  }

  /// Those of one field.
  public List<String> at(String field) {
    return beside.getOrDefault(field, List.of());
  }

  /// `true` for a field that is wrong; else null, which leaves the attribute out.
  public @Nullable String invalid(String field) {
    return at(field).isEmpty() ? null : "true";
  }

  /// The id of the words beside a field that is wrong; else null.
  public @Nullable String by(String field) {
    return at(field).isEmpty() ? null : "wrong-" + field;
  }

  /// All in one line, for the audit.
  String inOneLine() {
    var all = new ArrayList<>(above);
    beside.forEach((field, words) -> words.forEach(it -> all.add(field + ": " + it)));
    return String.join("; ", all);
  }
}
