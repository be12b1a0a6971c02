package fengsui.dns.httpdns;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The digests and ciphers that vendors use, by the JDK.
final class Crypt {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int TAG_BITS = 128;

  private Crypt() {}

  /// The ciphers that vendors use. Only GCM tells whether somebody altered the text.
  enum Mode {
    AES_CBC("AES/CBC/PKCS5Padding", 16),
    AES_GCM("AES/GCM/NoPadding", 12),
    /// Broken long ago; here because Tencent's international service has nothing else.
    DES_ECB("DES/ECB/PKCS5Padding", 0);

    private final String transformation;
    private final int start;

    Mode(String transformation, int start) {
      this.transformation = transformation;
      this.start = start;
    }

    private Cipher cipher(int direction, byte[] key, byte[] iv) throws GeneralSecurityException {
      var cipher = Cipher.getInstance(transformation);
      var secret = new SecretKeySpec(key, transformation.split("/", 2)[0]);
      switch (this) {
        case AES_CBC -> cipher.init(direction, secret, new IvParameterSpec(iv));
        case AES_GCM -> cipher.init(direction, secret, new GCMParameterSpec(TAG_BITS, iv));
        case DES_ECB -> cipher.init(direction, secret);
      }
      return cipher;
    }
  }

  static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("this JDK has no MD5", missing);
    }
  }

  /// @param secret in hexadecimal
  static String hmacSha256(String secret, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(HexFormat.of().parseHex(secret), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("this JDK has no HMAC-SHA256", missing);
    }
  }

  /// Returns a fresh start value and the encrypted text.
  static byte[] encrypt(Mode mode, byte[] key, byte[] text) {
    var iv = new byte[mode.start];
    RANDOM.nextBytes(iv);
    try {
      var encrypted = mode.cipher(Cipher.ENCRYPT_MODE, key, iv).doFinal(text);
      var whole = Arrays.copyOf(iv, iv.length + encrypted.length);
      System.arraycopy(encrypted, 0, whole, iv.length, encrypted.length);
      return whole;
    } catch (GeneralSecurityException wrong) {
      throw new IllegalArgumentException(mode + " does not take this key", wrong);
    }
  }

  /// Reads what [#encrypt] wrote.
  ///
  /// @throws GeneralSecurityException if it did not, or not with this key
  static byte[] decrypt(Mode mode, byte[] key, byte[] whole) throws GeneralSecurityException {
    if (whole.length < mode.start) {
      throw new GeneralSecurityException("too short");
    }
    var iv = Arrays.copyOf(whole, mode.start);
    var cipher = mode.cipher(Cipher.DECRYPT_MODE, key, iv);
    return cipher.doFinal(whole, mode.start, whole.length - mode.start);
  }
}
