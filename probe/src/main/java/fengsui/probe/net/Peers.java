package fengsui.probe.net;

import fengsui.dns.IpText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;

/// Peers as text, and whether there is a way to them.
public final class Peers {

  private static final int DISCARD = 9;

  private Peers() {}

  /// Returns `ADDRESS:PORT`, with brackets around IPv6.
  public static String text(InetSocketAddress peer) {
    var text = IpText.of(peer.getAddress());
    var host = text.indexOf(':') >= 0 ? "[" + text + "]" : text;
    return host + ":" + peer.getPort();
  }

  /// Whether this machine has a route to `address`. Sends nothing.
  public static boolean haveRoute(InetAddress address) {
    try (var channel = DatagramChannel.open()) {
      channel.connect(new InetSocketAddress(address, DISCARD));
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
