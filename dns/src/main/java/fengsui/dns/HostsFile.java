package fengsui.dns;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The names that the system knows without asking, as hosts(5) lists them.
public final class HostsFile {

  /// Where the system keeps it.
  public static final Path SYSTEM = Path.of("/etc/hosts");

  private final Map<String, List<InetAddress>> addresses;

  private HostsFile(Map<String, List<InetAddress>> addresses) {
    this.addresses = addresses;
  }

  /// Returns the names of `file`; none if there is no such file.
  ///
  /// @throws IOException if the file is there but cannot be read
  public static HostsFile read(Path file) throws IOException {
    try {
      return parse(Files.readAllLines(file, ISO_8859_1));
    } catch (NoSuchFileException absent) {
      return parse(List.of());
    }
  }

  /// Lines without an address at their beginning are passed over.
  static HostsFile parse(List<String> lines) {
    var addresses = new HashMap<String, List<InetAddress>>();
    for (var line : lines) {
      var words = line.replaceFirst("#.*", "").strip().split("\\s+", -1);
      var address = IpText.find(words[0]);
      for (int i = 1; i < words.length && address.isPresent(); i++) {
        addresses.computeIfAbsent(key(words[i]), name -> new ArrayList<>()).add(address.get());
      }
    }
    return new HostsFile(addresses);
  }

  /// Returns the addresses of `host` in the order of the file; empty if it is not there.
  public List<InetAddress> find(String host) {
    return List.copyOf(addresses.getOrDefault(key(host), List.of()));
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
