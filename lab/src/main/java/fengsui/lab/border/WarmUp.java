package fengsui.lab.border;

import fengsui.packets.IpHeader;
import fengsui.packets.IpPacket;
import fengsui.packets.Octets;
import fengsui.packets.Transport.Tcp;
import java.util.List;
import java.util.SplittableRandom;

/// Routes some thousand packets to nowhere, so that the JVM has compiled the router's code before
/// the first real packet waits for it.
public final class WarmUp {

  private static final int PACKETS = 4_000;

  private WarmUp() {}

  /// Uses the rules given on a router of its own.
  public static void run(Network network, List<Rule> rules) {
    var router = new Router(network, new SplittableRandom(1));
    router.obey(rules);
    var from = network.legs().getFirst();
    for (int i = 0; i < PACKETS; i++) {
      var to = network.legs().get(1 + i % (network.legs().size() - 1));
      router.route(from, packet(from, to, Tcp.SYN), i);
      router.route(to, packet(to, from, Tcp.SYN | Tcp.ACK), i);
    }
  }

  private static byte[] packet(Leg from, Leg to, int flags) {
    boolean opens = (flags & Tcp.ACK) == 0;
    var ip = IpHeader.of(from.addresses().getFirst(), to.addresses().getFirst(), IpHeader.TCP);
    var tcp =
        new Tcp(
            opens ? 40_000 : 443,
            opens ? 443 : 40_000,
            1,
            1,
            flags,
            1,
            0,
            Octets.NONE,
            Octets.NONE);
    return new IpPacket(ip, tcp).bytes();
  }
}
