package fengsui.dns.httpdns;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import fengsui.dns.Family;
import fengsui.dns.https.Fetched;
import fengsui.dns.https.Request;
import fengsui.model.Outcome;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tencent Cloud (DNSPod) HTTPDNS (cloud.tencent.com documents 379/61200, 379/95497, api 379/3530).
/// With a token it is asked by TLS; with a cipher question and answer are encrypted, but not
/// authenticated.
record Tencent(Form form) implements Vendor {

  /// How a request proves its account.
  enum Form {
    TOKEN,
    AES,
    DES
  }

  @Override
  public String word() {
    return "tencent";
  }

  @Override
  public int mostNames() {
    return 8;
  }

  @Override
  public boolean needsKey() {
    return true;
  }

  @Override
  public boolean sealsAnswers() {
    return false;
  }

  @Override
  public Request request(Inquiry inquiry, Key key, Instant now) {
    var cipher = cipher();
    var names = inquiry.joined();
    if (cipher == null && !key.secret().matches("[0-9A-Za-z]{1,64}")) {
      throw new IllegalArgumentException("a token is letters and digits");
    }
    var who =
        cipher == null
            ? "?dn=" + names + "&token=" + key.secret()
            : "?dn=" + encrypted(cipher, key, names) + "&id=" + inquiry.account() + algorithm();
    return Request.get("/d" + who + "&ttl=1&query=1" + type(inquiry.families()), "text/plain");
  }

  private static String type(Set<Family> families) {
    if (families.size() == 2) {
      return "&type=addrs";
    }
    return families.contains(Family.IPV6) ? "&type=aaaa" : "";
  }

  private String algorithm() {
    return form == Form.AES ? "&alg=aes" : "&alg=des";
  }

  private Crypt.@Nullable Mode cipher() {
    return switch (form) {
      case TOKEN -> null;
      case AES -> Crypt.Mode.AES_CBC;
      case DES -> Crypt.Mode.DES_ECB;
    };
  }

  static String encrypted(Crypt.Mode mode, Key key, String text) {
    var bytes = Crypt.encrypt(mode, key.cipher().getBytes(US_ASCII), text.getBytes(US_ASCII));
    return HexFormat.of().formatHex(bytes);
  }

  static String decrypted(Crypt.Mode mode, Key key, String hex) throws GeneralSecurityException {
    var whole = HexFormat.of().parseHex(hex);
    return new String(Crypt.decrypt(mode, key.cipher().getBytes(US_ASCII), whole), ISO_8859_1);
  }

  @Override
  public Reading read(Inquiry inquiry, Fetched.Response response, Key key) {
    if (response.status() != 200) {
      return response.status() == 401 || response.status() == 403
          ? new Reading.KeyRefused(response.refusal())
          : new Reading.Failed(response.refusal());
    }
    var text = new String(response.body().bytes(), ISO_8859_1).strip();
    var cipher = cipher();
    try {
      var clear = cipher == null || text.isEmpty() ? text : decrypted(cipher, key, text);
      return TencentText.read(inquiry, clear);
    } catch (GeneralSecurityException | IllegalArgumentException garbage) {
      return cipher == null
          ? Reading.garbage()
          : new Reading.KeyRefused(new Outcome.Unclassified("the answer is not of this key"));
    }
  }
}
