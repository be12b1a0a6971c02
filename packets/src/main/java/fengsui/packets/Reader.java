package fengsui.packets;

/// Reads big-endian fields of one layer from an array, and refuses to leave that layer.
final class Reader {

  /// A layer ends early or contradicts itself; never leaves this package.
  static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1;

    Broken(String problem) {
      super(problem, null, false, false);
    }

    Parsed.Malformed value() {
      return new Parsed.Malformed(String.valueOf(getMessage()));
    }
  }

  private final byte[] array;
  private final int start;
  private final int end;
  private final String layer;

  Reader(byte[] array, int start, int end, String layer) {
    this.array = array;
    this.start = start;
    this.end = end;
    this.layer = layer;
  }

  int size() {
    return end - start;
  }

  /// Fails unless `size` bytes are there.
  void need(int size) {
    if (size() < size) {
      throw broken("has %d bytes but needs %d".formatted(size(), size));
    }
  }

  Broken broken(String problem) {
    return new Broken(layer + " " + problem);
  }

  int u8(int at) {
    return array[start + at] & 0xff;
  }

  int u16(int at) {
    return u8(at) << 8 | u8(at + 1);
  }

  long u32(int at) {
    return (long) u16(at) << 16 | u16(at + 2);
  }

  byte[] copy(int at, int size) {
    return java.util.Arrays.copyOfRange(array, start + at, start + at + size);
  }

  Octets view(int from, int to) {
    return Octets.view(array, start + from, start + to);
  }

  /// Returns a reader of the bytes from `from` to `to` as the layer named.
  Reader layer(int from, int to, String name) {
    return new Reader(array, start + from, start + to, name);
  }
}
