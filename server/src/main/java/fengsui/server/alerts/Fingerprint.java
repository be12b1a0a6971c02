package fengsui.server.alerts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.SortedMap;

/// The short name of a label set, the same that Prometheus and Alertmanager give it: FNV-1a of 64
/// bits over names and values in order, each followed by the byte 255.
public final class Fingerprint {

  private static final long START = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private Fingerprint() {}

  /// Sixteen hexadecimal digits.
  public static String of(SortedMap<String, String> labels) {
    var sum = START;
    for (var label : labels.entrySet()) {
      sum = add(add(sum, label.getKey()), label.getValue());
    }
    return "%016x".formatted(sum);
  }

  private static long add(long sum, String text) {
    for (var octet : text.getBytes(UTF_8)) {
      sum = (sum ^ (octet & 0xff)) * PRIME;
    }
    return (sum ^ 0xff) * PRIME;
  }
}
