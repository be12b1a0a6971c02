package fengsui.dns.https;

import java.net.InetAddress;
import java.util.List;

/// Addresses of one service, and the place of the one whose turn it is.
public record Rotation(List<InetAddress> addresses, int cursor) {

  public Rotation {
    addresses = List.copyOf(addresses);
    if (cursor < 0 || cursor >= addresses.size()) {
      throw new IllegalArgumentException(
          "the cursor must be within %d addresses, but is %d".formatted(addresses.size(), cursor));
    }
  }

  /// The address to ask.
  public InetAddress current() {
    return addresses.get(cursor);
  }

  /// Returns the rotation in which `failed` has lost its turn; it keeps none that it has not got,
  /// so that several threads that saw one failure move on once.
  public Rotation after(InetAddress failed) {
    return current().equals(failed)
        ? new Rotation(addresses, (cursor + 1) % addresses.size())
        : this;
  }
}
