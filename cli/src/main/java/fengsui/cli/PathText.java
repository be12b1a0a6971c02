package fengsui.cli;

import java.nio.charset.StandardCharsets;

/// The path and query of a URL, as they go over the wire.
final class PathText {

  private static final String ALLOWED = "/?:@!$&'()*+,;=-._~%[]";

  private PathText() {}

  /// Returns `text` without its fragment, starting with `/`, with everything but the characters of
  /// a URL percent-encoded.
  static String escaped(String text) {
    var fragment = text.indexOf('#');
    var sent = fragment < 0 ? text : text.substring(0, fragment);
    var path = new StringBuilder(sent.startsWith("/") ? "" : "/");
    for (var b : sent.getBytes(StandardCharsets.UTF_8)) {
      var c = (char) (b & 0xff);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || ALLOWED.indexOf(c) >= 0)) {
        path.append(c);
      } else {
        path.append("%%%02X".formatted((int) c));
      }
    }
    return path.toString();
  }
}
