package fengsui.dns.message;

import java.util.Arrays;
import java.util.HexFormat;

/// Bytes that nobody interprets, as a value.
public final class Opaque {

  private final byte[] bytes;

  private Opaque(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Returns a value with a copy of `bytes`.
  public static Opaque of(byte... bytes) {
    return new Opaque(bytes.clone());
  }

  /// Returns a copy of the bytes.
  public byte[] bytes() {
    return bytes.clone();
  }

  /// How many bytes there are.
  public int length() {
    return bytes.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Opaque that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /// The bytes in hexadecimal.
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
