package fengsui.dns;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import fengsui.dns.ResolverAddress.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The resolvers of the system, as resolv.conf(5) names them.
public final class ResolvConf {

  /// Where the system keeps it.
  public static final Path SYSTEM = Path.of("/etc/resolv.conf");

  /// Whom the C library asks when nobody is named.
  private static final ResolverAddress SELF =
      new ResolverAddress(Protocol.UDP, IpText.parse("127.0.0.1"), 53);

  private ResolvConf() {}

  /// Returns the resolvers that `file` names, in their order; without the file, or when it names
  /// none, that of this host.
  ///
  /// @throws IOException if the file is there but cannot be read
  public static List<ResolverAddress> read(Path file) throws IOException {
    try {
      return parse(Files.readAllLines(file, ISO_8859_1));
    } catch (NoSuchFileException absent) {
      return List.of(SELF);
    }
  }

  /// Lines that nobody understands are passed over, as the C library does.
  static List<ResolverAddress> parse(List<String> lines) {
    var resolvers = new ArrayList<ResolverAddress>();
    for (var line : lines) {
      var words = line.strip().split("\\s+", -1);
      if (words.length >= 2 && words[0].equals("nameserver")) {
        IpText.find(words[1])
            .map(address -> new ResolverAddress(Protocol.UDP, address, 53))
            .ifPresent(resolvers::add);
      }
    }
    return resolvers.isEmpty() ? List.of(SELF) : List.copyOf(resolvers);
  }
}
