package fengsui.server.notify.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// HMAC-SHA256 in the three ways that receivers want it.
final class Signature {

  private Signature() {}

  /// DingTalk: the secret signs milliseconds and itself. Base64, not yet fit for a URL.
  static String dingTalk(String secret, long millis) {
    return base64(hmac(secret, millis + "\n" + secret));
  }

  /// Feishu: seconds and the secret are the key, and sign nothing.
  static String feishu(String secret, long seconds) {
    return base64(hmac(seconds + "\n" + secret, ""));
  }

  /// Ours: the secret signs seconds, a dot and the body; hexadecimal.
  static String webhook(String secret, long seconds, String body) {
    return HexFormat.of().formatHex(hmac(secret, seconds + "." + body));
  }

  private static String base64(byte[] octets) {
    return Base64.getEncoder().encodeToString(octets);
  }

  private static byte[] hmac(String key, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
