package fengsui.dns.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.regex.Pattern;

/// Reads one text, from left to right.
final class JsonReader {

  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*+)(\\.[0-9]++)?([eE][+-]?[0-9]++)?");
  private static final int LONGEST_NUMBER = 64;

  private final String text;
  private int at;

  JsonReader(String text) {
    this.text = text;
  }

  Json whole() throws MalformedJson {
    var value = value(0);
    blanks();
    if (at < text.length()) {
      throw wrong(found() + " after the value");
    }
    return value;
  }

  private Json value(int depth) throws MalformedJson {
    blanks();
    if (at == text.length()) {
      throw wrong("a value is missing");
    }
    return switch (text.charAt(at)) {
      case '{' -> members(deeper(depth));
      case '[' -> array(deeper(depth));
      case '"' -> new Json.Text(string());
      case 't' -> word("true", new Json.Bool(true));
      case 'f' -> word("false", new Json.Bool(false));
      case 'n' -> word("null", new Json.Nothing());
      default -> number(); // any other character
    };
  }

  private int deeper(int depth) throws MalformedJson {
    if (depth == Json.DEEPEST) {
      throw wrong("more than " + Json.DEEPEST + " arrays and objects within each other");
    }
    at++;
    return depth + 1;
  }

  private Json members(int depth) throws MalformedJson {
    var members = new LinkedHashMap<String, Json>();
    if (next('}')) {
      return new Json.Members(members);
    }
    do {
      blanks();
      var start = at;
      if (at == text.length() || text.charAt(at) != '"') {
        throw wrong(found() + " where a name in quotes must be");
      }
      var name = string();
      expect(':');
      if (members.putIfAbsent(name, value(depth)) != null) {
        at = start;
        throw wrong("the name \"" + name + "\" comes twice");
      }
    } while (next(','));
    expect('}');
    return new Json.Members(members);
  }

  private Json array(int depth) throws MalformedJson {
    var values = new ArrayList<Json>();
    if (next(']')) {
      return new Json.Array(values);
    }
    do {
      values.add(value(depth));
    } while (next(','));
    expect(']');
    return new Json.Array(values);
  }

  private Json word(String word, Json value) throws MalformedJson {
    if (!text.startsWith(word, at)) {
      throw wrong(found() + " where a value must be");
    }
    at += word.length();
    return value;
  }

  private Json number() throws MalformedJson {
    var matcher = NUMBER.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      throw wrong(found() + " where a value must be");
    }
    var literal = matcher.group();
    if (literal.length() > LONGEST_NUMBER) {
      throw wrong("a number of " + literal.length() + " characters; the most is 64");
    }
    at = matcher.end();
    if (at < text.length() && "0123456789.eE+-".indexOf(text.charAt(at)) >= 0) {
      throw wrong(found() + " within a number");
    }
    return new Json.Numeral(literal);
  }

  private String string() throws MalformedJson {
    var start = at++;
    var read = new StringBuilder();
    while (at < text.length()) {
      var next = text.charAt(at);
      if (next == '"') {
        at++;
        return read.toString();
      }
      if (next < ' ') {
        throw wrong("a control character, 0x%02x, within a text".formatted((int) next));
      }
      at++;
      if (next == '\\') {
        escape(read);
      } else {
        read.append(next);
      }
    }
    at = start;
    throw wrong("the text is not closed");
  }

  /// Both halves of a pair must be there: what a lone one means is nobody's word.
  private void escape(StringBuilder read) throws MalformedJson {
    var start = at - 1;
    var character = escaped();
    read.append(character);
    if (Character.isHighSurrogate(character) && text.startsWith("\\u", at)) {
      at++;
      var second = escaped();
      read.append(second);
      if (Character.isLowSurrogate(second)) {
        return;
      }
    }
    if (Character.isSurrogate(character)) {
      at = start;
      throw wrong("half of a surrogate pair");
    }
  }

  private char escaped() throws MalformedJson {
    if (at == text.length()) {
      throw wrong("nothing after the backslash");
    }
    var next = text.charAt(at++);
    return switch (next) {
      case '"', '\\', '/' -> next;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> { // any other character
        at -= 2;
        throw wrong("an unknown escape");
      }
    };
  }

  private char unicode() throws MalformedJson {
    var value = 0;
    for (int i = 0; i < 4; i++) {
      var digit = at < text.length() ? hex(text.charAt(at)) : -1;
      if (digit < 0) {
        throw wrong(found() + " where a hexadecimal digit must be");
      }
      value = value * 16 + digit;
      at++;
    }
    return (char) value;
  }

  /// Unlike [Character#digit], it knows ASCII digits only.
  private static int hex(char character) {
    return character < 128 ? Character.digit(character, 16) : -1;
  }

  private boolean next(char wanted) {
    blanks();
    if (at < text.length() && text.charAt(at) == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char wanted) throws MalformedJson {
    if (!next(wanted)) {
      throw wrong(found() + " where '" + wanted + "' must be");
    }
  }

  private void blanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private String found() {
    if (at >= text.length()) {
      return "the end";
    }
    var character = text.charAt(at);
    return character > ' ' && character <= '~'
        ? "'" + character + "'"
        : "U+%04X".formatted((int) character);
  }

  private MalformedJson wrong(String problem) {
    return new MalformedJson(at, problem);
  }
}
