package fengsui.dns.verdict;

import fengsui.dns.AddressClass;
import fengsui.dns.IpText;
import java.net.InetAddress;

/// Why an address of special use is no public name's.
final class SpecialUse {

  private SpecialUse() {}

  static String sentence(InetAddress address, AddressClass type) {
    return IpText.of(address) + " can be no public name's address: it is " + words(type);
  }

  private static String words(AddressClass type) {
    return switch (type) {
      case LOOPBACK -> "the asking host itself (loopback)";
      case UNSPECIFIED -> "no host at all (unspecified)";
      case LINK_LOCAL -> "valid on one link only (link-local)";
      case MULTICAST -> "a group of hosts (multicast)";
      case BROADCAST -> "every host of a link (broadcast)";
      case CLASS_E -> "of a range that was never assigned (240/4)";
      case PRIVATE -> "of a private network";
      case RESERVED -> "for documentation, benchmarks or protocols (reserved)";
      case PUBLIC -> "public";
    };
  }
}
