package fengsui.dns;

import java.net.InetAddress;

/// A block of addresses: those that share the first `bits` bits with `address`.
public record Block(InetAddress address, int bits) {

  public Block {
    var width = address.getAddress().length * 8;
    if (bits < 0 || bits > width) {
      throw new IllegalArgumentException(
          "prefix length must be 0 to %d, but is %d".formatted(width, bits));
    }
  }

  /// Returns the block that is written `ADDRESS/BITS`, or `ADDRESS` for that one alone.
  ///
  /// @throws IllegalArgumentException if it is neither
  public static Block of(String text) {
    var slash = text.indexOf('/');
    if (slash < 0) {
      var address = IpText.parse(text);
      return new Block(address, address.getAddress().length * 8);
    }
    var bits = text.substring(slash + 1);
    if (!bits.matches("[0-9]{1,3}")) {
      throw new IllegalArgumentException("prefix length must be a number, but is \"" + bits + "\"");
    }
    return new Block(IpText.parse(text.substring(0, slash)), Integer.parseInt(bits));
  }

  /// Whether `other` lies in it; an address of the other family never does.
  public boolean contains(InetAddress other) {
    return agree(address.getAddress(), bits, other.getAddress());
  }

  /// Whether both are of one family and agree in the first `bits` bits.
  static boolean agree(byte[] mine, int bits, byte[] theirs) {
    if (mine.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit += 8) {
      var mask = bits - bit >= 8 ? 0xff : (0xff << (8 - (bits - bit))) & 0xff;
      if (((mine[bit / 8] ^ theirs[bit / 8]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return IpText.of(address) + "/" + bits;
  }
}
