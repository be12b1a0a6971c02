package fengsui.lab.shop;

import java.time.DateTimeException;
import java.time.Instant;

/// One request of a customer.
///
/// @param address connected to, or tried; [#NOWHERE] if the name was not found
/// @param how [#WELL], or what went wrong
record Request(Instant at, String address, String how) {

  static final String NOWHERE = "-";
  static final String WELL = "ok";

  boolean well() {
    return how.equals(WELL);
  }

  /// As the customer's program prints it.
  String line() {
    return "%s %s %s".formatted(at, address, how.replaceAll("\\s", " "));
  }

  /// Reads such a line.
  ///
  /// @throws IllegalArgumentException if it is none
  static Request parse(String line) {
    var words = line.split(" ", 3);
    if (words.length < 3 || words[1].isEmpty() || words[2].isEmpty()) {
      throw new IllegalArgumentException("is no request: " + line);
    }
    try {
      return new Request(Instant.parse(words[0]), words[1], words[2]);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("is no request: " + line, e);
    }
  }
}
