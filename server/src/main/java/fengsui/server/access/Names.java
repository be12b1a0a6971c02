package fengsui.server.access;

import java.text.Normalizer;
import java.util.regex.Pattern;

/// What users and tokens may be called.
final class Names {

  // No spaces at the ends, nothing that HTML, shells or log files read as more than a name.
  private static final Pattern NAME =
      Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N} ._@+-]{0,62}[\\p{L}\\p{N}])?");

  private Names() {}

  /// Returns `name` in its one form.
  ///
  /// @throws IllegalArgumentException saying what is wrong with it
  static String checked(String name) {
    var form = Normalizer.normalize(name, Normalizer.Form.NFKC);
    if (!NAME.matcher(form).matches()) {
      throw new IllegalArgumentException(
          "name: must be 1 to 64 letters, digits, spaces or any of . _ @ + -, with a letter or"
              + " digit at both ends; choose another");
    }
    return form;
  }

  /// What remains of a name from elsewhere.
  static String near(String name) {
    var form = Normalizer.normalize(name, Normalizer.Form.NFKC);
    var plain = form.replaceAll("[^\\p{L}\\p{N} ._@+-]", "_");
    return plain.substring(0, Math.min(plain.length(), 64));
  }
}
