package fengsui.dns.udp;

import java.security.SecureRandom;

/// Numbers that nobody can foretell, drawn from the system many at a time. Not for two threads.
final class Dice {

  private final SecureRandom source = new SecureRandom();
  private final byte[] stock = new byte[4096];
  private int at = stock.length;

  /// Returns a number of 0 to 65535.
  int word() {
    if (at == stock.length) {
      source.nextBytes(stock);
      at = 0;
    }
    return ((stock[at++] & 0xff) << 8) | (stock[at++] & 0xff);
  }
}
