package fengsui.dns.verdict;

import fengsui.dns.AddressClass;
import fengsui.dns.Block;
import fengsui.dns.message.Name;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Names that are not public, and may have addresses that no public name can have.
///
/// Whoever is listed, with all that lies below, may have addresses of private networks and for
/// documentation, benchmarks and protocols. Loopback and whatever else is never an address on a
/// network is allowed only by a block named with it: a listed name stays protected from
/// `127.0.0.2`.
public final class PrivateNames {

  /// The special-use names of RFC 6761, 6762 and 8375, and ICANN's `internal`.
  public static final PrivateNames SPECIAL_USE =
      new PrivateNames(Map.of())
          .with("localhost 127.0.0.0/8 ::1")
          .with("local 169.254.0.0/16 fe80::/10")
          .with("test")
          .with("example")
          .with("invalid")
          .with("home.arpa")
          .with("internal");

  private final Map<Name, List<Block>> listed;

  private PrivateNames(Map<Name, List<Block>> listed) {
    this.listed = Map.copyOf(listed);
  }

  /// Returns these and the one that `line` tells of: `NAME`, or `NAME BLOCK…` with what it may have
  /// besides (`dev.corp.cn 127.0.0.1 10.0.0.0/8`).
  ///
  /// @throws IllegalArgumentException if `line` is not of this form
  public PrivateNames with(String line) {
    var words = line.strip().split("\\s+", -1);
    var blocks = new ArrayList<Block>();
    for (int i = 1; i < words.length; i++) {
      blocks.add(Block.of(words[i]));
    }
    var more = new HashMap<>(listed);
    more.put(Name.of(words[0]), List.copyOf(blocks));
    return new PrivateNames(more);
  }

  /// Whether `name` may have `address`, which is of this class.
  boolean allows(Name name, InetAddress address, AddressClass type) {
    if (type == AddressClass.PUBLIC) {
      return true;
    }
    var inside = type == AddressClass.PRIVATE || type == AddressClass.RESERVED;
    for (var suffix = name; !suffix.isRoot(); suffix = suffix.parent()) {
      var blocks = listed.get(suffix);
      if (blocks != null) {
        return inside || blocks.stream().anyMatch(block -> block.contains(address));
      }
    }
    return inside && !name.isRoot() && name.parent().isRoot();
  }
}
