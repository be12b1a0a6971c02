package fengsui.dns;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Addresses that forgers and portals are known to answer with. That an answer lies here is
/// evidence, not proof: most of them belong to somebody, whose own names they are right for.
///
/// The published pools of injected answers may not be shipped (their licences do not allow it);
/// [#read] takes them from a file.
public final class ForgedPool {

  private static final String DNSMASQ = "bogus-nxdomain=";

  private final Set<InetAddress> single = new HashSet<>();
  private final List<Block> blocks = new ArrayList<>();

  private ForgedPool(String place, List<String> lines) {
    var number = 0;
    for (var line : lines) {
      number++;
      try {
        add(line.replaceFirst("#.*", "").strip());
      } catch (IllegalArgumentException wrong) {
        throw new IllegalArgumentException(
            "%s line %d: %s; write ADDRESS or ADDRESS/BITS"
                .formatted(place, number, wrong.getMessage()),
            wrong);
      }
    }
  }

  /// Returns the portals that carriers answer with for names that do not exist; `portals.conf`
  /// names the source.
  public static ForgedPool portals() {
    try (var in = ForgedPool.class.getResourceAsStream("portals.conf")) {
      var text = new String(Objects.requireNonNull(in).readAllBytes(), ISO_8859_1);
      return new ForgedPool("portals.conf", text.lines().toList());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// Returns the pool that knows of none.
  public static ForgedPool none() {
    return new ForgedPool("none", List.of());
  }

  /// Reads a file of addresses or blocks (`ADDRESS/BITS`), one a line, with `#` before comments;
  /// dnsmasq's `bogus-nxdomain=` may stand before them.
  ///
  /// @throws IllegalArgumentException naming the file, the line and the problem
  public static ForgedPool read(Path file) throws IOException {
    return new ForgedPool(file.toString(), Files.readAllLines(file, ISO_8859_1));
  }

  private void add(String line) {
    if (line.isEmpty()) {
      return;
    }
    var block = Block.of(line.startsWith(DNSMASQ) ? line.substring(DNSMASQ.length()) : line);
    if (block.bits() == block.address().getAddress().length * 8) {
      single.add(block.address());
    } else {
      blocks.add(block);
    }
  }

  /// Whether `address` is known to be forged.
  public boolean contains(InetAddress address) {
    return single.contains(address)
        || (!blocks.isEmpty() && blocks.stream().anyMatch(block -> block.contains(address)));
  }
}
