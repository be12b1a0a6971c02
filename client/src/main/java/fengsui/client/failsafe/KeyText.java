package fengsui.client.failsafe;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/// Ed25519 keys as text in PEM form (RFC 7468), which openssl reads and writes too.
public final class KeyText {

  private static final String ALGORITHM = "Ed25519";
  private static final String PRIVATE = "PRIVATE KEY";
  private static final String PUBLIC = "PUBLIC KEY";

  private KeyText() {}

  /// Makes a new pair.
  public static KeyPair generate() {
    try {
      return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("this JDK has no Ed25519", broken);
    }
  }

  /// What a bundle calls a key: the first 16 hexadecimal digits of the SHA-256 of its encoding.
  public static String id(PublicKey key) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("this JDK has no SHA-256", broken);
    }
  }

  /// The public key.
  public static String write(PublicKey key) {
    return pem(PUBLIC, key);
  }

  /// Both keys; keep it secret.
  public static String write(KeyPair pair) {
    return pem(PRIVATE, pair.getPrivate()) + pem(PUBLIC, pair.getPublic());
  }

  private static String pem(String label, Key key) {
    var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, text);
  }

  /// Reads a text of one private key and its public key.
  ///
  /// @param place what to call the text in messages
  public static KeyPair pair(String place, String text) throws FailsafeRefused {
    var secrets = blocks(PRIVATE, text);
    var publics = publicKeys(place, text);
    if (secrets.size() != 1 || publics.size() != 1) {
      throw new FailsafeRefused(
          place + ": must hold one private and one public key",
          "make one with fengsui failsafe key");
    }
    try {
      var secret =
          KeyFactory.getInstance(ALGORITHM)
              .generatePrivate(new PKCS8EncodedKeySpec(secrets.getFirst()));
      return new KeyPair(publics.getFirst(), secret);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw unusable(place);
    }
  }

  /// Reads a text of one public key.
  ///
  /// @param place what to call the text in messages
  public static PublicKey publicKey(String place, String text) throws FailsafeRefused {
    var keys = publicKeys(place, text);
    if (keys.size() != 1) {
      throw new FailsafeRefused(place + ": holds " + keys.size() + " keys", "give one");
    }
    return keys.getFirst();
  }

  static List<PublicKey> publicKeys(String place, String text) throws FailsafeRefused {
    var keys = new ArrayList<PublicKey>();
    try {
      for (var block : blocks(PUBLIC, text)) {
        keys.add(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(block)));
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw unusable(place);
    }
    if (keys.isEmpty()) {
      throw unusable(place);
    }
    return keys;
  }

  private static List<byte[]> blocks(String label, String text) throws FailsafeRefused {
    var pattern =
        Pattern.compile(
            "-----BEGIN " + label + "-----([A-Za-z0-9+/=\\s]*)-----END " + label + "-----");
    try {
      return pattern
          .matcher(text)
          .results()
          .map(found -> Base64.getMimeDecoder().decode(found.group(1)))
          .toList();
    } catch (IllegalArgumentException e) {
      throw unusable("the key");
    }
  }

  private static FailsafeRefused unusable(String place) {
    return new FailsafeRefused(
        place + ": holds no usable Ed25519 key", "give one in PEM form, from fengsui failsafe key");
  }
}
