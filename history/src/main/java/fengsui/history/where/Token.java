package fengsui.history.where;

import fengsui.wire.Escapes;
import fengsui.wire.WireException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/// A word of a condition.
///
/// @param text of a quotation without its quotes, of a word in lower case
/// @param column where it starts, from 1
record Token(Kind kind, String text, int column) {

  /// What it is.
  enum Kind {
    WORD,
    QUOTED,
    NUMBER,
    SIGN,
    END
  }

  private static final int LONGEST = 20_000;

  static List<Token> all(String text) {
    if (text.length() > LONGEST) {
      throw new WireException(
          "column " + LONGEST, "is the last that a condition may have", "ask a shorter one");
    }
    var all = new ArrayList<Token>();
    for (var at = 0; at < text.length(); ) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
      } else {
        at = next(text, at, all);
      }
    }
    all.add(new Token(Kind.END, "", text.length() + 1));
    return all;
  }

  WireException complaint(String problem, String remedy) {
    return new WireException("column " + column, problem, remedy);
  }

  String shown() {
    var shown = kind == Kind.END ? "the end" : kind == Kind.QUOTED ? "'" + text + "'" : text;
    return Escapes.visible(shown.length() > 60 ? shown.substring(0, 60) + "…" : shown);
  }

  boolean is(String word) {
    return (kind == Kind.WORD || kind == Kind.SIGN) && text.equals(word);
  }

  private static int next(String text, int from, List<Token> all) {
    var first = text.charAt(from);
    if (first == '\'') {
      return quoted(text, from, all);
    }
    var end = from + 1;
    Kind kind;
    if (Character.isLetter(first)) {
      end = run(text, from, c -> Character.isLetterOrDigit(c) || c == '_');
      kind = Kind.WORD;
    } else if (first == '-' || (first >= '0' && first <= '9')) {
      end = run(text, from + 1, c -> (c >= '0' && c <= '9') || c == '.');
      kind = Kind.NUMBER;
    } else if ("<>!=(),".indexOf(first) >= 0) {
      var pair = text.substring(from, Math.min(from + 2, text.length()));
      end = List.of("<=", ">=", "!=", "<>").contains(pair) ? from + 2 : end;
      kind = Kind.SIGN;
    } else {
      throw new WireException(
          "column " + (from + 1),
          "has no place in a condition: " + Escapes.visible(text.substring(from, from + 1)),
          "put text between single quotes");
    }
    var word = text.substring(from, end);
    all.add(new Token(kind, kind == Kind.WORD ? word.toLowerCase(Locale.ROOT) : word, from + 1));
    return end;
  }

  private static int quoted(String text, int from, List<Token> all) {
    var content = new StringBuilder();
    for (var at = from + 1; at < text.length(); at++) {
      if (text.charAt(at) != '\'') {
        content.append(text.charAt(at));
      } else if (text.startsWith("''", at)) {
        content.append('\'');
        at++;
      } else {
        all.add(new Token(Kind.QUOTED, content.toString(), from + 1));
        return at + 1;
      }
    }
    throw new WireException(
        "column " + (from + 1), "opens a quotation that nothing closes", "close it with '");
  }

  private static int run(String text, int from, IntPredicate inside) {
    var end = from;
    while (end < text.length() && inside.test(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
