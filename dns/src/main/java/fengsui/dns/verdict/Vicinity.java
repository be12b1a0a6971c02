package fengsui.dns.verdict;

import fengsui.dns.Block;
import java.net.InetAddress;

/// The block that one network usually has as a whole: /24 of IPv4, /48 of IPv6. Addresses of one
/// vicinity are of one operator, as far as can be told without a routing table.
///
/// @param prefix the bits that its addresses share, as a number
record Vicinity(boolean ipv6, long prefix) {

  private static final int BITS = 24;
  private static final int BITS6 = 48;

  static Vicinity of(InetAddress address) {
    var bytes = address.getAddress();
    var prefix = 0L;
    for (int i = 0; i < (bytes.length == 16 ? BITS6 : BITS) / 8; i++) {
      prefix = prefix << 8 | (bytes[i] & 0xff);
    }
    return new Vicinity(bytes.length == 16, prefix);
  }

  /// Returns the vicinity that is written `text`.
  ///
  /// @throws IllegalArgumentException if it is none
  static Vicinity parse(String text) {
    var block = Block.of(text);
    var ipv6 = block.address().getAddress().length == 16;
    if (block.bits() != (ipv6 ? BITS6 : BITS)) {
      throw new IllegalArgumentException(
          "%s must be a block of %d bits".formatted(text, ipv6 ? BITS6 : BITS));
    }
    return of(block.address());
  }

  @Override
  public String toString() {
    if (!ipv6) {
      return "%d.%d.%d.0/24".formatted(prefix >> 16, prefix >> 8 & 0xff, prefix & 0xff);
    }
    return "%x:%x:%x::/48".formatted(prefix >> 32, prefix >> 16 & 0xffff, prefix & 0xffff);
  }
}
