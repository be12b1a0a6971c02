package fengsui.client.orders;

import fengsui.client.failsafe.FailsafeRefused;
import java.security.KeyPair;
import java.time.Instant;

/// Sheets for tests.
public final class Sheets {

  private Sheets() {}

  /// One order for China Unicom in Beijing.
  public static String order(String id, Instant from, Instant to) {
    return order(id, "\"carrier\":\"unicom\",\"province\":\"beijing\",", from, to);
  }

  /// One order for `place`: the members that say for whom it is, each with a comma behind it.
  public static String order(String id, String place, Instant from, Instant to) {
    return """
    {"id":"%s",%s"first":["httpdns","doh"],"skip":["local"],"notBefore":"%s","expires":"%s",
     "early":false,"reason":"解析错误 inc-7","issuedBy":"user wang","incident":"inc-7"}\
    """
        .formatted(id, place, from, to);
  }

  public static String json(long sequence, String... orders) {
    return "{\"schema\":\"fengsui.orders/1\",\"sequence\":%d,\"orders\":[%s]}"
        .formatted(sequence, String.join(",", orders));
  }

  public static byte[] signed(KeyPair pair, long sequence, String... orders) {
    try {
      return Sheet.sign(json(sequence, orders), pair);
    } catch (FailsafeRefused e) {
      throw new AssertionError(e);
    }
  }
}
