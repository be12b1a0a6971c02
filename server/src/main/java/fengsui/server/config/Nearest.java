package fengsui.server.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Guesses which known word a mistyped one was meant to be.
final class Nearest {

  private Nearest() {}

  /// Returns the known word that is nearest, if it is near enough to be meant.
  static Optional<String> to(String word, Collection<String> known) {
    var plain = plain(word);
    var far = Math.max(2, plain.length() / 3);
    return known.stream()
        .filter(one -> plain.length() <= 40 && distance(plain, plain(one)) <= far)
        .min(
            Comparator.comparingInt((String one) -> distance(plain, plain(one)))
                .thenComparing(one -> one));
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
  }

  /// Insertions, deletions and replacements that lead from one to the other (Levenshtein).
  private static int distance(String from, String to) {
    var row = new int[to.length() + 1];
    for (var j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (var i = 1; i <= from.length(); i++) {
      var diagonal = row[0];
      row[0] = i;
      for (var j = 1; j <= to.length(); j++) {
        var replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
