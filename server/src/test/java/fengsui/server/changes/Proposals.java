package fengsui.server.changes;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Changes and payments as programs send them.
public final class Proposals {

  private Proposals() {}

  /// A campaign that takes 5 % off purchases, at most 10.00.
  public static String campaign(String id, String author, Instant at, String value) {
    return """
    {"id":"%s","kind":"campaign","author":"%s","at":"%s","template":"autumn",
     "fields":{"type":"percent","label":"秋季满减","value":"%s","cap":"10.00"},
     "scope":{"scenes":["purchase"],"share":"1"},
     "intent":{"purpose":"autumn sale","scenes":["purchase"],"maxPerPayment":"10.00",
       "budget":"500000.00","ratePerMinute":"40.00","from":"%s","to":"%s"},
     "rollout":[{"share":"0.05","for":"5m"},{"share":"1","for":"5m"}]}\
    """
        .formatted(id, author, at, value, at, at.plus(2, ChronoUnit.DAYS));
  }

  /// The same, but set to transfers, which it is not for.
  public static String harmful(String id, String author, Instant at) {
    return campaign(id, author, at, "0.05")
        .replace("\"scope\":{\"scenes\":[\"purchase\"]", "\"scope\":{\"scenes\":[\"transfer\"]");
  }

  /// Ten payments a minute over the ten hours before `now`: eight purchases of 80 and two
  /// transfers.
  public static String payments(Instant now) {
    var lines = new StringBuilder();
    for (int i = 1; i <= 6_000; i++) {
      var scene = i % 5 == 0 ? "transfer" : "purchase";
      var amount = new BigDecimal(scene.equals("transfer") ? 500 : 80).setScale(2, RoundingMode.UP);
      lines.append(
          """
          {"id":"h%d","at":"%s","scene":"%s","amount":"%s","paid":"%s","currency":"CNY",\
          "discounts":[],"region":"beijing","user":"u%d","status":"success"}
          """
              .formatted(i, now.minusSeconds(6L * i), scene, amount, amount, i % 977));
    }
    return lines.toString();
  }
}
