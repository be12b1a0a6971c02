package fengsui.server.config;

import fengsui.wire.Escapes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What was found wrong so far.
final class Problems {

  private static final int MOST = 200;

  private final List<Problem> found = new ArrayList<>();

  void add(Place place, String problem, String remedy) {
    if (found.size() < MOST) {
      var words = Escapes.visible(problem);
      found.add(new Problem(place.line(), Escapes.visible(place.path()), words, remedy));
    }
  }

  int count() {
    return found.size();
  }

  /// @throws ConfigurationException if anything was found
  void raise(String source) {
    if (!found.isEmpty()) {
      var inOrder = found.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
      throw new ConfigurationException(source, inOrder);
    }
  }

  /// Returns `text` between quotes, cut where it is long.
  static String brief(String text) {
    return '"' + (text.length() <= 60 ? text : text.substring(0, 60) + "…") + '"';
  }
}
