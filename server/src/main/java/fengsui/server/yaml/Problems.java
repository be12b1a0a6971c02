package fengsui.server.yaml;

import fengsui.wire.Escapes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What was found wrong so far.
public final class Problems {

  private static final int MOST = 200;

  private final List<Problem> found = new ArrayList<>();
  private int count;

  public void add(Place place, String problem, String remedy) {
    count++;
    if (found.size() < MOST) {
      var words = Escapes.visible(problem);
      found.add(new Problem(place.line(), Escapes.visible(place.path()), words, remedy));
    }
  }

  /// How many were found, those after the first 200 included, which are not kept.
  public int count() {
    return count;
  }

  /// Ends the reading if anything was found.
  ///
  /// @throws BadDocument naming all of it
  public void raise(String source) {
    if (!found.isEmpty()) {
      var inOrder = found.stream().sorted(Comparator.comparingInt(Problem::line)).toList();
      throw new BadDocument(source, inOrder);
    }
  }

  /// Returns `text` between quotes, cut where it is long.
  public static String brief(String text) {
    return '"' + (text.length() <= 60 ? text : text.substring(0, 60) + "…") + '"';
  }
}
