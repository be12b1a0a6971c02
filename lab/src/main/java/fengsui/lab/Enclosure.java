package fengsui.lab;

import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Proof that this process stands in a network namespace made for the laboratory. Whatever forges
/// packets asks for it.
final class Enclosure {

  private static final Path OWN = Path.of("/proc/self/ns/net");

  private Enclosure() {}

  /// The name of this process's network namespace, such as `net:[4026531840]`.
  static String ownNamespace() throws IOException {
    return Files.readSymbolicLink(OWN).toString();
  }

  /// Returns the proof: the namespace is another one than `outer`, where the laboratory was
  /// started, and no interface but the loopback is in use.
  ///
  /// @throws LaboratoryException if it is not so
  static Enclosure prove(String outer) throws IOException, LaboratoryException {
    if (!outer.matches("net:\\[\\d+\\]")) {
      throw refused("\"" + outer + "\" is not the name of a network namespace");
    }
    if (ownNamespace().equals(outer)) {
      throw refused("this is the network namespace that the laboratory was started from");
    }
    for (var device : interfaces()) {
      if (!device.isLoopback()) {
        throw refused("interface %s is in use here".formatted(device.getName()));
      }
    }
    return new Enclosure();
  }

  private static List<NetworkInterface> interfaces() {
    try {
      return NetworkInterface.networkInterfaces().toList();
    } catch (SocketException _) {
      return List.of(); // what the JDK says when no interface has an address
    }
  }

  private static LaboratoryException refused(String why) {
    return new LaboratoryException(
        why, "packets are forged only in namespaces that the laboratory made: use fengsui drill");
  }
}
