package fengsui.guard.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;

/// A checkpoint with its Ed25519 signature, as a signed note (c2sp.org/signed-note): the text, an
/// empty line, and `— NAME BASE64`, where the base64 is four bytes of the key's hash and the
/// signature.
public final class SignedNote {

  private static final String DASH = "\u2014 ";
  private static final int HASH = 4;
  private static final int RAW_KEY = 32;
  private static final byte ED25519 = 1;

  private SignedNote() {}

  /// Signs a checkpoint.
  public static String sign(Checkpoint checkpoint, PrivateKey secret, PublicKey key) {
    try {
      var signing = Signature.getInstance("Ed25519");
      signing.initSign(secret);
      signing.update(checkpoint.text().getBytes(StandardCharsets.UTF_8));
      var signature = signing.sign();
      var both = ByteBuffer.allocate(HASH + signature.length);
      both.put(hash(checkpoint.origin(), key)).put(signature);
      return checkpoint.text()
          + "\n"
          + DASH
          + checkpoint.origin()
          + " "
          + Base64.getEncoder().encodeToString(both.array())
          + "\n";
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not a pair of Ed25519 keys", e);
    }
  }

  /// Opens a note that `key` signed.
  ///
  /// @throws LogRefused if it is no note, or not by that key, or was changed
  public static Checkpoint open(String note, PublicKey key) throws LogRefused {
    int end = note.indexOf("\n\n");
    if (end < 0) {
      throw new LogRefused("is no signed checkpoint: no empty line follows its text");
    }
    var checkpoint = Checkpoint.read(note.substring(0, end + 1));
    var prefix = DASH + checkpoint.origin() + " ";
    var known = hash(checkpoint.origin(), key);
    for (var line : note.substring(end + 2).lines().toList()) {
      if (line.startsWith(prefix) && by(known, line.substring(prefix.length()))) {
        verify(checkpoint, line.substring(prefix.length()), key);
        return checkpoint;
      }
    }
    throw new LogRefused("is not signed by the key given");
  }

  private static boolean by(byte[] known, String base64) throws LogRefused {
    var both = decoded(base64);
    return both.length > HASH && Arrays.equals(known, Arrays.copyOf(both, HASH));
  }

  private static byte[] decoded(String base64) throws LogRefused {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new LogRefused("has a signature that is no base64");
    }
  }

  private static void verify(Checkpoint checkpoint, String base64, PublicKey key)
      throws LogRefused {
    var both = decoded(base64);
    try {
      var verifying = Signature.getInstance("Ed25519");
      verifying.initVerify(key);
      verifying.update(checkpoint.text().getBytes(StandardCharsets.UTF_8));
      if (verifying.verify(both, HASH, both.length - HASH)) {
        return;
      }
    } catch (GeneralSecurityException e) {
      throw wrong();
    }
    throw wrong();
  }

  private static LogRefused wrong() {
    return new LogRefused("has a wrong signature: the checkpoint was changed");
  }

  /// The first bytes of SHA-256 over the name, a newline, the algorithm and the raw key.
  private static byte[] hash(String name, PublicKey key) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
      digest.update(ED25519);
      var encoded = key.getEncoded();
      digest.update(encoded, encoded.length - RAW_KEY, RAW_KEY);
      return Arrays.copyOf(digest.digest(), HASH);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
