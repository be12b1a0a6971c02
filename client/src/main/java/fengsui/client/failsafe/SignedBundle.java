package fengsui.client.failsafe;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// Signs bundles, and opens those that a trusted key signed. The form is in the package's comment.
public final class SignedBundle {

  /// The most bytes of a bundle with its signature.
  public static final int LARGEST = 64 * 1024;

  private static final String MAGIC = "fengsui-failsafe 1\n";
  private static final Pattern HEAD =
      Pattern.compile("fengsui-failsafe 1\nkey ([0-9a-f]{16})\ned25519 ([0-9a-f]{128})\n");
  private static final int HEAD_LENGTH = MAGIC.length() + 4 + 16 + 1 + 8 + 128 + 1;

  private SignedBundle() {}

  /// Returns `json` with a signature by `pair`.
  ///
  /// @throws FailsafeRefused if `json` is no bundle, or the keys are no pair
  public static byte[] sign(String json, KeyPair pair) throws FailsafeRefused {
    var payload = json.getBytes(UTF_8);
    BundleReader.read(payload);
    if (payload.length + HEAD_LENGTH > LARGEST) {
      throw tooLarge(payload.length + HEAD_LENGTH);
    }
    var id = KeyText.id(pair.getPublic());
    var file = new ByteArrayOutputStream();
    file.writeBytes((MAGIC + "key " + id + "\ned25519 ").getBytes(US_ASCII));
    file.writeBytes(
        HexFormat.of().formatHex(signature(pair, signed(id, payload))).getBytes(US_ASCII));
    file.write('\n');
    file.writeBytes(payload);
    open(file.toByteArray(), TrustedKeys.of(pair.getPublic()));
    return file.toByteArray();
  }

  /// Returns the bundle that `file` is, if one of `keys` signed it. Whether it is new enough and
  /// valid now is for others to say.
  ///
  /// @throws FailsafeRefused saying what is wrong with it
  public static Bundle open(byte[] file, TrustedKeys keys) throws FailsafeRefused {
    if (file.length > LARGEST) {
      throw tooLarge(file.length);
    }
    var head = HEAD.matcher(new String(file, 0, Math.min(file.length, HEAD_LENGTH), US_ASCII));
    if (!head.matches()) {
      throw new FailsafeRefused(
          "it does not begin like a signed bundle", "make one with fengsui failsafe sign");
    }
    var id = head.group(1);
    var key =
        keys.find(id)
            .orElseThrow(() ->
                new FailsafeRefused(
                    "it is signed with key %s, but only %s count".formatted(id, keys.ids()),
                    "trust that key, or sign it with another"));
    var payload = Arrays.copyOfRange(file, HEAD_LENGTH, file.length);
    if (!verify(key, signed(id, payload), HexFormat.of().parseHex(head.group(2)))) {
      throw new FailsafeRefused(
          "its signature by key %s is wrong".formatted(id), "take the file as it was signed");
    }
    return BundleReader.read(payload);
  }

  private static byte[] signed(String id, byte[] payload) {
    var signed = new ByteArrayOutputStream();
    signed.writeBytes((MAGIC + "key " + id + "\n").getBytes(US_ASCII));
    signed.writeBytes(payload);
    return signed.toByteArray();
  }

  private static byte[] signature(KeyPair pair, byte[] text) {
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(pair.getPrivate());
      signature.update(text);
      return signature.sign();
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("this JDK cannot sign with Ed25519", broken);
    }
  }

  /// A signature that is no point of the curve is as wrong as any other.
  private static boolean verify(PublicKey key, byte[] text, byte[] claimed) {
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initVerify(key);
      signature.update(text);
      return signature.verify(claimed);
    } catch (GeneralSecurityException wrong) {
      return false;
    }
  }

  private static FailsafeRefused tooLarge(int length) {
    return new FailsafeRefused(
        "it has %d bytes; the most is %d".formatted(length, LARGEST), "name fewer names");
  }
}
