package fengsui.dns.message;

import java.io.ByteArrayOutputStream;

/// Names as people write them (RFC 1035 §5.1): dots part labels, a backslash takes a dot, a
/// backslash or three decimal digits.
final class NameText {

  private final String text;
  private final ByteArrayOutputStream wire = new ByteArrayOutputStream();
  private final ByteArrayOutputStream label = new ByteArrayOutputStream();
  private int at;

  NameText(String text) {
    this.text = text;
  }

  Name parse() {
    if (text.isEmpty()) {
      throw wrong("is empty");
    }
    if (text.equals(".")) {
      return Name.ROOT;
    }
    while (at < text.length()) {
      var next = text.charAt(at++);
      if (next == '.') {
        endLabel();
      } else {
        label.write(next == '\\' ? escaped() : plain(next));
      }
    }
    if (label.size() > 0) {
      endLabel();
    }
    wire.write(0);
    return checked();
  }

  private Name checked() {
    if (wire.size() > Name.LONGEST) {
      throw wrong("takes " + wire.size() + " bytes; the most is " + Name.LONGEST);
    }
    return new Name(wire.toByteArray());
  }

  private void endLabel() {
    if (label.size() == 0) {
      throw wrong("has an empty label");
    }
    if (label.size() > Name.LONGEST_LABEL) {
      throw wrong("has a label of " + label.size() + " bytes; the most is " + Name.LONGEST_LABEL);
    }
    wire.write(label.size());
    wire.writeBytes(label.toByteArray());
    label.reset();
  }

  private int plain(char next) {
    if (next <= ' ' || next > '~') {
      throw wrong("has a character that is not ASCII or not printable");
    }
    return next;
  }

  private int escaped() {
    if (at < text.length() && !isDigit(text.charAt(at))) {
      return plain(text.charAt(at++));
    }
    if (at + 3 > text.length() || !text.substring(at, at + 3).chars().allMatch(NameText::isDigit)) {
      throw wrong("has a backslash without a character or three digits after it");
    }
    var octet = Integer.parseInt(text.substring(at, at + 3));
    if (octet > 255) {
      throw wrong("has \\" + octet + ", which is no byte");
    }
    at += 3;
    return octet;
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }

  private IllegalArgumentException wrong(String problem) {
    return new IllegalArgumentException("name \"" + text + "\" " + problem);
  }

  static String write(byte[] wire) {
    if (wire.length == 1) {
      return ".";
    }
    var text = new StringBuilder(wire.length);
    for (int start = 0; wire[start] != 0; start += wire[start] + 1) {
      text.append(start == 0 ? "" : ".");
      for (int i = start + 1; i <= start + wire[start]; i++) {
        append(text, wire[i] & 0xff);
      }
    }
    return text.toString();
  }

  private static void append(StringBuilder text, int octet) {
    if (octet == '.' || octet == '\\') {
      text.append('\\').append((char) octet);
    } else if (octet <= ' ' || octet > '~') {
      text.append('\\').append(octet / 100).append(octet / 10 % 10).append(octet % 10);
    } else {
      text.append((char) octet);
    }
  }
}
