package fengsui.server.report.files;

/// Where a line of Chinese or English may end.
final class Breaks {

  private static final String NEVER_FIRST = "，。；：、！？）》」』】”’％…,.;:!?)]}%";
  private static final String NEVER_LAST = "（《「『【“‘([{";

  private Breaks() {}

  /// Whether a line may end before the character at `place` of `text`.
  static boolean after(String text, int place) {
    if (place >= text.length()) {
      return true;
    }
    var before = text.codePointBefore(place);
    var next = text.codePointAt(place);
    if (NEVER_FIRST.indexOf(next) >= 0 || NEVER_LAST.indexOf(before) >= 0) {
      return false;
    }
    return before == ' ' || before == ';' || wide(before) || wide(next);
  }

  private static boolean wide(int point) {
    return point >= 0x2e80;
  }
}
