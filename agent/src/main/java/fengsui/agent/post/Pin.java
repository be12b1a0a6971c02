package fengsui.agent.post;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;

/// A server's key, known by the SHA-256 of its SubjectPublicKeyInfo.
final class Pin {

  private static final String PREFIX = "sha256/";
  private static final int BYTES = 32;

  private final byte[] digest;

  private Pin(byte[] digest) {
    this.digest = digest;
  }

  /// @throws IllegalArgumentException unless it is `sha256/BASE64` of 32 bytes
  static Pin parse(String text) {
    if (text.startsWith(PREFIX)) {
      try {
        var digest = Base64.getDecoder().decode(text.substring(PREFIX.length()));
        if (digest.length == BYTES) {
          return new Pin(digest);
        }
      } catch (IllegalArgumentException _) {
        // told below
      }
    }
    throw new IllegalArgumentException(
        "pin \"%s\": is not sha256/ and the Base64 of 32 bytes; take it from the post, or from"
                .formatted(text)
            + " openssl x509 -pubkey -noout | openssl pkey -pubin -outform der | openssl dgst"
            + " -sha256 -binary | base64");
  }

  static Pin of(PublicKey key) {
    try {
      return new Pin(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  boolean fits(PublicKey key) {
    return Arrays.equals(digest, of(key).digest);
  }

  @Override
  public String toString() {
    return PREFIX + Base64.getEncoder().encodeToString(digest);
  }
}
