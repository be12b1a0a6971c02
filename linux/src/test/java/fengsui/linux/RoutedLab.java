package fengsui.linux;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;

/// Three namespaces in a row: client, router with a firewall, server. The firewall's behaviour is
/// chosen by destination port; port [#OPEN] has a listener that lets clients be, port [#RESETTING]
/// one that resets them.
final class RoutedLab implements AutoCloseable {

  static final int OPEN = 80;
  static final int RESETTING = 81;
  static final int CLOSED = 82;
  static final int REJECTED_BY_RST = 1001;
  static final int DROPPED = 1002;
  static final int PROHIBITED = 1003;
  static final int PORT_UNREACHABLE = 1004;

  static final String ROUTER_IPV4 = "10.77.1.254";
  static final String ROUTER_IPV6 = "fd77:1::254";
  static final String SERVER_IPV4 = "10.77.2.1";
  static final String SERVER_IPV6 = "fd77:2::1";

  private static final String FIREWALL =
      """
      nft -f - <<END
      table inet lab { chain forward { type filter hook forward priority 0;
        tcp dport 1001 reject with tcp reset
        tcp dport 1002 drop
        meta l4proto { tcp, udp } th dport 1003 reject with icmpx type admin-prohibited
        tcp dport 1004 reject with icmpx type port-unreachable
      }
      }
      END
      """;

  final TestNamespace client;
  final TestNamespace router;
  final TestNamespace server;
  private final ServerSocket open;
  private final ServerSocket resetting;

  RoutedLab() throws Exception {
    client = TestNamespace.make();
    router = TestNamespace.make();
    server = TestNamespace.make();
    cable(client, "10.77.1.1/24", "fd77:1::1/64", "10.77.1.254", "fd77:1::254");
    cable(server, "10.77.2.1/24", "fd77:2::1/64", "10.77.2.254", "fd77:2::254");
    router.sh("sysctl -qw net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1");
    router.sh("sysctl -qw net.ipv4.icmp_ratelimit=0 net.ipv6.icmp.ratelimit=0");
    router.sh(FIREWALL);
    open = server.call(() -> new ServerSocket(OPEN));
    resetting = server.call(() -> new ServerSocket(RESETTING));
    Thread.ofPlatform().daemon().start(this::resetAll);
  }

  private void cable(TestNamespace end, String ipv4, String ipv6, String via4, String via6)
      throws Exception {
    var name = end == client ? "c" : "s";
    end.sh("ip link add eth0 type veth peer name %s netns %d".formatted(name, router.pid()));
    end.sh("ip addr add %s dev eth0; ip -6 addr add %s dev eth0 nodad".formatted(ipv4, ipv6));
    router.sh(
        "ip addr add %s/24 dev %s; ip -6 addr add %s/64 dev %s nodad"
            .formatted(via4, name, via6, name));
    router.sh("ip link set %s up".formatted(name));
    end.sh("ip link set eth0 up; ip route add default via %s".formatted(via4));
    end.sh("ip -6 route add default via %s".formatted(via6));
  }

  private void resetAll() {
    try {
      while (true) {
        var accepted = resetting.accept();
        Thread.ofPlatform().daemon().start(() -> resetOnFirstByte(accepted));
      }
    } catch (IOException e) {
      // The lab was closed.
    }
  }

  private static void resetOnFirstByte(Socket accepted) {
    try (accepted) {
      accepted.getInputStream().read();
      accepted.setSoLinger(true, 0);
    } catch (IOException e) {
      // The client was quicker.
    }
  }

  @Override
  public void close() throws IOException {
    open.close();
    resetting.close();
    client.close();
    router.close();
    server.close();
  }
}
