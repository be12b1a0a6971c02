package fengsui.packets;

import java.util.Arrays;
import java.util.HexFormat;

/// A run of bytes that never changes: a view of an array, equal to every other run of equal bytes.
public final class Octets {

  /// Not a byte.
  public static final Octets NONE = new Octets(new byte[0], 0, 0);

  private final byte[] array;
  private final int from;
  private final int to;

  private Octets(byte[] array, int from, int to) {
    this.array = array;
    this.from = from;
    this.to = to;
  }

  /// Returns a copy of `bytes`.
  public static Octets of(byte... bytes) {
    return bytes.length == 0 ? NONE : new Octets(bytes.clone(), 0, bytes.length);
  }

  /// Returns the bytes that `hex` spells, such as `0102ff`.
  ///
  /// @throws IllegalArgumentException if it is not hex of whole bytes
  public static Octets ofHex(String hex) {
    var bytes = HexFormat.of().parseHex(hex);
    return new Octets(bytes, 0, bytes.length);
  }

  /// Returns a view without a copy: whoever calls must not write to `array` afterwards.
  static Octets view(byte[] array, int from, int to) {
    return from == to ? NONE : new Octets(array, from, to);
  }

  /// How many bytes.
  public int size() {
    return to - from;
  }

  public boolean isEmpty() {
    return from == to;
  }

  /// Returns the byte at `index` as 0 to 255.
  public int at(int index) {
    return array[from + java.util.Objects.checkIndex(index, size())] & 0xff;
  }

  /// Returns the first `count` bytes, or all if there are fewer.
  public Octets first(int count) {
    return view(array, from, Math.min(to, from + count));
  }

  /// Returns a copy.
  public byte[] bytes() {
    return Arrays.copyOfRange(array, from, to);
  }

  void putInto(java.nio.ByteBuffer target) {
    target.put(array, from, size());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Octets o && Arrays.equals(array, from, to, o.array, o.from, o.to);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + array[i];
    }
    return hash;
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(array, from, to);
  }
}
