package fengsui.server.report.files;

import java.io.ByteArrayOutputStream;

/// Bytes in network order, as they grow.
final class Octets {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Octets two(int value) {
    bytes.write(value >> 8);
    bytes.write(value);
    return this;
  }

  Octets bytes(byte[] more) {
    bytes.writeBytes(more);
    return this;
  }

  byte[] toArray() {
    return bytes.toByteArray();
  }
}
