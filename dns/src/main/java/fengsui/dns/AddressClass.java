package fengsui.dns;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// What kind of address it is, by the registries of special-use addresses (RFC 6890, 5735, 9637).
///
/// Only a bogon is wrong for every public name. Private and reserved addresses are reported and not
/// judged: company networks and laboratories use them.
public enum AddressClass {
  /// The host itself: 127/8, `::1`.
  LOOPBACK(true),
  /// "This network" 0/8, and `::`.
  UNSPECIFIED(true),
  LINK_LOCAL(true),
  MULTICAST(true),
  BROADCAST(true),
  /// 240/4, never used.
  CLASS_E(true),
  /// Of a private network: RFC 1918, 100.64/10, unique local, site local, 64:ff9b:1::/48.
  PRIVATE(false),
  /// For documentation, benchmarks and protocols; Teredo and discard-only among them.
  RESERVED(false),
  PUBLIC(false);

  /// The first that fits counts.
  private static final List<Entry> REGISTRY =
      Stream.of(
              entries(LOOPBACK, "127.0.0.0/8", "::1"),
              entries(UNSPECIFIED, "0.0.0.0/8", "::"),
              entries(LINK_LOCAL, "169.254.0.0/16", "fe80::/10"),
              entries(MULTICAST, "224.0.0.0/4", "ff00::/8"),
              entries(BROADCAST, "255.255.255.255"),
              entries(CLASS_E, "240.0.0.0/4"),
              entries(PRIVATE, "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"),
              entries(PRIVATE, "fc00::/7", "fec0::/10", "64:ff9b:1::/48"),
              entries(RESERVED, "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15"),
              entries(RESERVED, "198.51.100.0/24", "203.0.113.0/24"),
              entries(RESERVED, "100::/64", "2001::/32", "2001:db8::/32", "3fff::/20"))
          .flatMap(entries -> entries)
          .toList();

  /// IPv6 that carries IPv4 in its last four bytes: mapped, and translated by NAT64.
  private static final List<byte[]> CARRIERS =
      List.of(mapped(), Block.of("64:ff9b::/96").address().getAddress());

  private final boolean bogon;

  AddressClass(boolean bogon) {
    this.bogon = bogon;
  }

  /// Bytes instead of a [Block], whose address would copy them at each question.
  private static final class Entry {
    private final AddressClass type;
    private final byte[] prefix;
    private final int bits;

    Entry(AddressClass type, Block block) {
      this.type = type;
      prefix = block.address().getAddress();
      bits = block.bits();
    }
  }

  private static Stream<Entry> entries(AddressClass type, String... blocks) {
    return Arrays.stream(blocks).map(block -> new Entry(type, Block.of(block)));
  }

  /// Returns the class of `address`; of IPv6 that carries IPv4, the class of that.
  public static AddressClass of(InetAddress address) {
    return of(address.getAddress());
  }

  // Loops, since every answer passes here address by address.
  private static AddressClass of(byte[] address) {
    for (var carrier : CARRIERS) {
      if (Block.agree(carrier, 96, address)) {
        return of(Arrays.copyOfRange(address, 12, 16));
      }
    }
    for (var entry : REGISTRY) {
      if (Block.agree(entry.prefix, entry.bits, address)) {
        return entry.type;
      }
    }
    return PUBLIC;
  }

  /// Whether no public name can have such an address.
  public boolean bogon() {
    return bogon;
  }

  private static byte[] mapped() {
    var bytes = new byte[16];
    bytes[10] = (byte) 0xff;
    bytes[11] = (byte) 0xff;
    return bytes;
  }
}
