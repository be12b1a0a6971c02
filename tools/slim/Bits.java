import java.io.ByteArrayOutputStream;

/// Bits, the first in the lowest place of a byte.
final class Bits {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private long waiting;
  private int count;

  void put(int value, int bits) {
    waiting |= (long) value << count;
    count += bits;
    for (; count >= 8; count -= 8) {
      out.write((int) waiting);
      waiting >>>= 8;
    }
  }

  byte[] bytes() {
    var whole = new ByteArrayOutputStream();
    whole.writeBytes(out.toByteArray());
    if (count > 0) {
      whole.write((int) waiting);
    }
    return whole.toByteArray();
  }
}
