package fengsui.client.failsafe;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// How one kind of document is signed: three lines, then the document exactly as it was signed. The
/// form is in the package's comment.
///
/// @param kind the word of its first line
/// @param noun what messages call it, such as `signed bundle`
/// @param making how to make one
/// @param shortening what to do about one that is too large
public record Seal(String kind, String noun, String making, String shortening) {

  /// The most bytes of a document with its signature.
  public static final int LARGEST = 64 * 1024;

  private static final Pattern LINES =
      Pattern.compile("key ([0-9a-f]{16})\ned25519 ([0-9a-f]{128})\n");
  private static final int LINES_LENGTH = 4 + 16 + 1 + 8 + 128 + 1;

  private String magic() {
    return "fengsui-" + kind + " 1\n";
  }

  private int headLength() {
    return magic().length() + LINES_LENGTH;
  }

  /// Returns `payload` with a signature by `pair`.
  ///
  /// @throws FailsafeRefused if it is too large, or the keys are no pair
  public byte[] sign(byte[] payload, KeyPair pair) throws FailsafeRefused {
    if (payload.length + headLength() > LARGEST) {
      throw tooLarge(payload.length + headLength());
    }
    var id = KeyText.id(pair.getPublic());
    var file = new ByteArrayOutputStream();
    file.writeBytes((magic() + "key " + id + "\ned25519 ").getBytes(US_ASCII));
    file.writeBytes(
        HexFormat.of().formatHex(signature(pair, signed(id, payload))).getBytes(US_ASCII));
    file.write('\n');
    file.writeBytes(payload);
    open(file.toByteArray(), TrustedKeys.of(pair.getPublic()));
    return file.toByteArray();
  }

  /// Returns what `file` says, if one of `keys` signed it.
  ///
  /// @throws FailsafeRefused saying what is wrong with it
  public byte[] open(byte[] file, TrustedKeys keys) throws FailsafeRefused {
    if (file.length > LARGEST) {
      throw tooLarge(file.length);
    }
    var head = new String(file, 0, Math.min(file.length, headLength()), US_ASCII);
    var lines = LINES.matcher(head.startsWith(magic()) ? head.substring(magic().length()) : "");
    if (!lines.matches()) {
      throw new FailsafeRefused("it does not begin like a " + noun, making);
    }
    var id = lines.group(1);
    var key =
        keys.find(id)
            .orElseThrow(() ->
                new FailsafeRefused(
                    "it is signed with key %s, but only %s count".formatted(id, keys.ids()),
                    "trust that key, or sign it with another"));
    var payload = Arrays.copyOfRange(file, headLength(), file.length);
    if (!verify(key, signed(id, payload), HexFormat.of().parseHex(lines.group(2)))) {
      throw new FailsafeRefused(
          "its signature by key %s is wrong".formatted(id), "take the file as it was signed");
    }
    return payload;
  }

  private byte[] signed(String id, byte[] payload) {
    var signed = new ByteArrayOutputStream();
    signed.writeBytes((magic() + "key " + id + "\n").getBytes(US_ASCII));
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

  private FailsafeRefused tooLarge(int length) {
    return new FailsafeRefused(
        "it has %d bytes; the most is %d".formatted(length, LARGEST), shortening);
  }
}
