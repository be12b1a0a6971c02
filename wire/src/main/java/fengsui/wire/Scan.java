package fengsui.wire;

import java.io.Serial;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;

/// A place in a line that moves on over what is expected, and only over that.
///
/// It knows less than JSON allows: no blanks, no escapes, no negative or very long numbers.
final class Scan {

  private static final int DEEPEST = 8;
  private static final int MOST_DIGITS = 15; // so many fit a double, and so does their power of ten
  private static final double[] TENS = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private final String line;
  private int at;
  private int hash;

  Scan(String line) {
    this.line = line;
  }

  /// Something else is there. Control flow, not a complaint: hence without a stack.
  static final class Unexpected extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    private Unexpected() {
      super(null, null, false, false);
    }
  }

  private char next() {
    if (at == line.length()) {
      throw new Unexpected();
    }
    return line.charAt(at++);
  }

  private static void expect(boolean so) {
    if (!so) {
      throw new Unexpected();
    }
  }

  /// Passes over `text`.
  void skip(String text) {
    expect(has(text));
  }

  /// Passes over `text` if it is next.
  boolean has(String text) {
    if (!line.startsWith(text, at)) {
      return false;
    }
    at += text.length();
    return true;
  }

  /// The line must end here.
  void end() {
    expect(at == line.length());
  }

  /// A text, as `memo` understands it.
  <T> T text(Memo<T> memo) {
    expect(next() == '"');
    var start = at;
    hash = 0;
    restOfText();
    return memo.of(line, start, at - 1, hash);
  }

  private void restOfText() {
    for (var c = next(); c != '"'; c = next()) {
      expect(c != '\\' && c >= ' ');
      hash = 31 * hash + c;
    }
  }

  /// An object or a list, as `memo` understands it.
  <T> T tree(Memo<T> memo) {
    var start = at;
    passTree();
    return memo.of(line, start, at, hash);
  }

  /// An object or a list, word for word.
  String tree() {
    var start = at;
    passTree();
    return line.substring(start, at);
  }

  private void passTree() {
    hash = 0;
    var depth = 0;
    do {
      var c = next();
      hash = 31 * hash + c;
      switch (c) {
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        case '"' -> restOfText();
        default -> {} // what it is matters to who reads it
      }
      expect(depth > 0 ? depth <= DEEPEST : c == '}' || c == ']');
    } while (depth > 0);
  }

  /// A number as most are written: digits, perhaps a point and more digits.
  double number() {
    var start = at;
    var digits = digits(start);
    if (!has(".")) {
      return digits;
    }
    var point = at;
    expect(point - start <= MOST_DIGITS);
    while (at < line.length() && digit(line.charAt(at))) {
      digits = digits * 10 + (line.charAt(at++) - '0');
      expect(at - start <= MOST_DIGITS + 1);
    }
    expect(at > point);
    return digits / TENS[at - point];
  }

  long whole() {
    return digits(at);
  }

  int small() {
    var number = whole();
    expect(number <= Integer.MAX_VALUE);
    return (int) number;
  }

  private long digits(int start) {
    var number = 0L;
    while (at < line.length() && digit(line.charAt(at))) {
      number = number * 10 + (line.charAt(at++) - '0');
      expect(at - start <= MOST_DIGITS);
    }
    expect(at > start && (at == start + 1 || line.charAt(start) != '0'));
    return number;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  boolean flag() {
    if (has("true")) {
      return true;
    }
    skip("false");
    return false;
  }

  /// Passes over spaces.
  void gap() {
    while (at < line.length() && line.charAt(at) == ' ') {
      at++;
    }
  }

  /// A text that may have escapes, which `memo` gets as they are written.
  <T> T escapedText(Memo<T> memo) {
    expect(next() == '"');
    var start = at;
    hash = 0;
    for (var c = next(); c != '"'; c = next()) {
      expect(c >= ' ');
      hash = 31 * hash + c;
      if (c == '\\') {
        hash = 31 * hash + next();
      }
    }
    return memo.of(line, start, at - 1, hash);
  }

  /// A text without escapes.
  String text() {
    expect(next() == '"');
    var start = at;
    restOfText();
    return line.substring(start, at - 1);
  }

  /// Money as decimal text, such as `"12.50"`, with up to eighteen digits in all.
  BigDecimal money() {
    skip("\"");
    var minus = has("-");
    var start = at;
    var unscaled = moneyDigits(0);
    expect(at > start);
    var scale = 0;
    if (has(".")) {
      var point = at;
      unscaled = moneyDigits(unscaled);
      scale = at - point;
      expect(scale > 0 && scale <= 9);
    }
    expect(at - start <= 18);
    skip("\"");
    return BigDecimal.valueOf(minus ? -unscaled : unscaled, scale);
  }

  private long moneyDigits(long so) {
    var number = so;
    var start = at;
    while (at < line.length() && digit(line.charAt(at))) {
      number = number * 10 + (line.charAt(at++) - '0');
      expect(at - start <= 18);
    }
    return number;
  }

  /// A time, such as `"2025-08-12T11:41:03.120Z"`, or with an offset for the `Z`.
  Instant zonedTime() {
    var local = local();
    if (has("Z\"")) {
      return local;
    }
    var sign = has("-") ? 1 : -1;
    if (sign < 0) {
      skip("+");
    }
    var hours = figures(2);
    skip(":");
    var minutes = figures(2);
    skip("\"");
    expect(minutes < 60 && hours * 60 + minutes <= 18 * 60);
    return local.plusSeconds(sign * 60L * (hours * 60 + minutes));
  }

  /// A time in UTC, such as `"2025-08-12T11:41:03.120Z"`.
  Instant time() {
    var local = local();
    skip("Z\"");
    return local;
  }

  private Instant local() {
    skip("\"");
    var year = figures(4);
    skip("-");
    var month = figures(2);
    skip("-");
    var day = figures(2);
    skip("T");
    expect(year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= 28 + spare(year, month));
    var seconds = LocalDate.of(year, month, day).toEpochDay() * 86_400 + clock();
    var nanos = has(".") ? fraction() : 0;
    return Instant.ofEpochSecond(seconds, nanos);
  }

  private static int spare(int year, int month) {
    return YearMonth.of(year, month).lengthOfMonth() - 28;
  }

  private int clock() {
    var hour = figures(2);
    skip(":");
    var minute = figures(2);
    skip(":");
    var second = figures(2);
    expect(hour < 24 && minute < 60 && second < 60);
    return (hour * 60 + minute) * 60 + second;
  }

  private int fraction() {
    var nanos = 0;
    var unit = 100_000_000;
    for (; unit > 0 && digit(line.charAt(at)); unit /= 10) {
      nanos += (line.charAt(at++) - '0') * unit;
      expect(at < line.length());
    }
    expect(unit < 100_000_000);
    return nanos;
  }

  private int figures(int count) {
    var number = 0;
    for (var i = 0; i < count; i++) {
      var c = next();
      expect(digit(c));
      number = number * 10 + (c - '0');
    }
    return number;
  }
}
