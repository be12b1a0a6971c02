package fengsui.server.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Guesses which known word a mistyped one was meant to be.
public final class Nearest {

  private Nearest() {}

  /// Returns the known word that is nearest, if it is near enough to be meant.
  public static Optional<String> to(String word, Collection<String> known) {
    var plain = plain(word);
    var far = Math.max(1, plain.length() / 3);
    return known.stream()
        .filter(one -> plain.length() <= 40 && distance(plain, plain(one)) <= far)
        .min(
            Comparator.comparingInt((String one) -> distance(plain, plain(one)))
                .thenComparing(one -> one));
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
  }

  /// How many insertions, deletions, replacements and swaps of neighbours lead from one to the
  /// other.
  private static int distance(String from, String to) {
    var steps = new int[from.length() + 1][to.length() + 1];
    for (var i = 0; i <= from.length(); i++) {
      for (var j = 0; j <= to.length(); j++) {
        steps[i][j] = i == 0 || j == 0 ? i + j : step(steps, from, to, i, j);
      }
    }
    return steps[from.length()][to.length()];
  }

  private static int step(int[][] steps, String from, String to, int i, int j) {
    var same = from.charAt(i - 1) == to.charAt(j - 1);
    var least =
        Math.min(
            steps[i - 1][j - 1] + (same ? 0 : 1), Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
    var swapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return swapped ? Math.min(least, steps[i - 2][j - 2] + 1) : least;
  }
}
