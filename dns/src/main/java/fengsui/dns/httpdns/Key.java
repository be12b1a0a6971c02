package fengsui.dns.httpdns;

import java.time.Instant;

/// A secret of an account, and when it holds. Nothing shows the secret.
///
/// @param secret what requests are signed with: text, hexadecimal where the vendor says so, or a
///   token
/// @param cipher what questions and answers are encrypted with; empty where nothing is
public record Key(String secret, String cipher, Instant from, Instant until) {

  public Key {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException(
          "a key must hold from before until, but from is %s and until %s".formatted(from, until));
    }
  }

  /// Returns a key that always holds.
  public static Key of(String secret, String cipher) {
    return new Key(secret, cipher, Instant.MIN, Instant.MAX);
  }

  boolean valid(Instant now) {
    return !now.isBefore(from) && now.isBefore(until);
  }

  @Override
  public String toString() {
    return "key from " + from + " until " + until;
  }
}
