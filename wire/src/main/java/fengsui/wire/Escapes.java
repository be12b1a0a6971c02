package fengsui.wire;

/// Makes text from the network harmless where it is shown or stored.
public final class Escapes {

  private Escapes() {}

  /// Returns `text` with every character that a terminal or an editor would obey instead of showing
  /// (controls, direction marks, line separators, lone surrogates) written as a JSON escape.
  ///
  /// JSON stays the same JSON: there such characters can only stand within strings.
  public static String visible(String text) {
    var first = firstUnsafe(text);
    if (first < 0) {
      return text;
    }
    var safe = new StringBuilder(text.length() + 16).append(text, 0, first);
    for (var i = first; i < text.length(); i++) {
      if (unsafe(text, i)) {
        safe.append("\\u%04x".formatted((int) text.charAt(i)));
      } else {
        safe.append(text.charAt(i));
      }
    }
    return safe.toString();
  }

  private static int firstUnsafe(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (unsafe(text, i)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean unsafe(String text, int at) {
    var c = text.charAt(at);
    if (c < 0x7f) {
      return c < 0x20;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.SURROGATE -> !paired(text, at);
      default -> false; // every other kind of character is shown
    };
  }

  private static boolean paired(String text, int at) {
    var c = text.charAt(at);
    return Character.isHighSurrogate(c)
        ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
        : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
  }
}
