package fengsui.lab.border;

import fengsui.packets.Octets;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What a device on the way reads of a TLS ClientHello (RFC 8446 §4.1.2): whether a segment begins
/// one, and the server name in as much of it as the segment holds.
final class ClientHello {

  private static final int HANDSHAKE = 22;
  private static final int CLIENT_HELLO = 1;
  private static final int SERVER_NAME = 0;

  private final Octets bytes;
  private int at;

  private ClientHello(Octets bytes, int at) {
    this.bytes = bytes;
    this.at = at;
  }

  static boolean begins(Octets segment) {
    return segment.size() >= 6
        && segment.at(0) == HANDSHAKE
        && segment.at(1) == 3
        && segment.at(5) == CLIENT_HELLO;
  }

  /// Returns the server name, if the segment begins a ClientHello and holds it.
  static Optional<String> findServerName(Octets segment) {
    if (!begins(segment)) {
      return Optional.empty();
    }
    // Record header 5, handshake header 4, version 2, random 32.
    var hello = new ClientHello(segment, 43);
    return hello.skip(1) && hello.skip(2) && hello.skip(1) && hello.has(2)
        ? hello.serverName()
        : Optional.empty();
  }

  private Optional<String> serverName() {
    at += 2;
    while (has(4)) {
      int type = u16(at);
      at += 2;
      if (type == SERVER_NAME) {
        return name();
      }
      if (!skip(2)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /// Reads extension length 2, list length 2, name type 1, name length 2, name.
  private Optional<String> name() {
    if (!has(7)) {
      return Optional.empty();
    }
    int size = u16(at + 5);
    at += 7;
    if (!has(size)) {
      return Optional.empty();
    }
    var name = new byte[size];
    for (int i = 0; i < size; i++) {
      name[i] = (byte) bytes.at(at + i);
    }
    return Optional.of(new String(name, StandardCharsets.US_ASCII));
  }

  /// Skips a field with a length of `width` bytes before it.
  private boolean skip(int width) {
    if (!has(width)) {
      return false;
    }
    at += width + (width == 1 ? bytes.at(at) : u16(at));
    return true;
  }

  private boolean has(int size) {
    return at + size <= bytes.size();
  }

  private int u16(int index) {
    return bytes.at(index) << 8 | bytes.at(index + 1);
  }
}
