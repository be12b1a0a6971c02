package fengsui.server.changes.feed;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// How a webhook proves who sends it: `Fengsui-Timestamp` (seconds since 1970) and
/// `Fengsui-Signature: sha256=HEX`, the HMAC of `TIMESTAMP.BODY`. A push hook may sign its body
/// alone, as `X-Hub-Signature-256`: it tells the same commit for ever, so that a replay is nothing
/// new.
///
/// @param time empty where the body alone is signed
/// @param signature hexadecimal, lower case; empty if there is none
record Proof(String time, String signature, boolean hub) {

  /// The same for a name that nobody has: nobody learns which exist.
  static final String UNPROVEN =
      "header Fengsui-Signature: is not that of this body; sign TIMESTAMP.BODY with the source's"
          + " secret";

  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final String PREFIX = "sha256=";

  static Proof of(HttpServletRequest request) {
    var ours = request.getHeader("Fengsui-Signature");
    var hub = request.getHeader("X-Hub-Signature-256");
    var time = request.getHeader("Fengsui-Timestamp");
    var said = ours == null ? hub : ours;
    var hex =
        said != null && said.startsWith(PREFIX)
            ? said.substring(PREFIX.length()).toLowerCase(Locale.ROOT)
            : "";
    return new Proof(time == null ? "" : time, hex, ours == null && hub != null);
  }

  /// What is wrong with it; empty if nothing.
  String objection(String secret, byte[] body, Instant now) {
    if (!hub && !time.matches("[0-9]{9,11}")) {
      return "header Fengsui-Timestamp: is no time; send the seconds since 1970";
    }
    var right = Sources.sign(secret, hub ? body : signed(body));
    if (!MessageDigest.isEqual(right.getBytes(US_ASCII), signature.getBytes(US_ASCII))) {
      return UNPROVEN;
    }
    return hub || Duration.between(sent(), now).abs().compareTo(WINDOW) <= 0
        ? ""
        : "header Fengsui-Timestamp: is over 5 min from our time; set the clocks and sign it anew";
  }

  private Instant sent() {
    return Instant.ofEpochSecond(Long.parseLong(time));
  }

  private byte[] signed(byte[] body) {
    var text = new ByteArrayOutputStream();
    text.writeBytes((time + ".").getBytes(US_ASCII));
    text.writeBytes(body);
    return text.toByteArray();
  }
}
