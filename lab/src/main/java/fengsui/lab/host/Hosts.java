package fengsui.lab.host;

import fengsui.lab.border.Leg;
import fengsui.linux.NetworkNamespace;
import fengsui.linux.Tun;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/// The network namespaces of the hosts. Each holds one TUN device, `net0`, whose other end the
/// border box has: nothing else connects them, so no checksum is left for hardware to fill in.
public final class Hosts {

  private static final String DEVICE = "net0";

  private Hosts() {}

  /// Makes a namespace for every leg and returns the border box's ends of their devices.
  public static Map<Leg, Tun> make(List<Leg> legs) throws IOException, InterruptedException {
    // Names of namespaces live in /run: a private one, that vanishes with this mount namespace.
    Tool.run("mount", "-t", "tmpfs", "tmpfs", "/run");
    Tool.feed(lines(legs, "netns add %s"), "ip", "-batch", "-");
    var devices = new LinkedHashMap<Leg, Tun>();
    for (var leg : legs) {
      devices.put(leg, Tun.open(device(leg)));
    }
    Tool.feed(lines(legs, "link set l-%1$s netns %1$s name " + DEVICE), "ip", "-batch", "-");
    for (var leg : legs) {
      Tool.feed(setUp(leg), "ip", "-n", leg.name(), "-batch", "-");
      quietKernel(leg.name());
    }
    return devices;
  }

  private static String device(Leg leg) {
    return "l-" + leg.name();
  }

  private static List<String> lines(List<Leg> legs, String format) {
    return legs.stream().map(leg -> format.formatted(leg.name())).toList();
  }

  private static List<String> setUp(Leg leg) {
    var lines = new ArrayList<String>();
    lines.add("link set lo up");
    lines.add("link set " + DEVICE + " up mtu 1500");
    for (var address : leg.addresses()) {
      boolean six = address instanceof Inet6Address;
      var text = address.getHostAddress() + (six ? "/128 nodad" : "/32");
      lines.add("addr add " + text + " dev " + DEVICE);
      lines.add("route add " + (six ? "::/0" : "default") + " dev " + DEVICE);
    }
    return lines;
  }

  /// Lets the host answer every packet at once: by default it sends few ICMP errors a second.
  private static void quietKernel(String host) throws IOException, InterruptedException {
    inside(
        host,
        () -> {
          Files.writeString(Path.of("/proc/sys/net/ipv4/icmp_ratelimit"), "0");
          Files.writeString(Path.of("/proc/sys/net/ipv6/icmp/ratelimit"), "0");
          return true;
        });
  }

  /// Cuts or mends the host's own interface.
  public static void uplink(String host, boolean up) throws IOException, InterruptedException {
    Tool.run("ip", "-n", host, "link", "set", DEVICE, up ? "up" : "down");
    if (up) {
      // The kernel forgets routes over a device that goes down.
      Tool.run("ip", "-n", host, "route", "replace", "default", "dev", DEVICE);
      Tool.run("ip", "-n", host, "route", "replace", "::/0", "dev", DEVICE);
    }
  }

  /// Sends some hundred datagrams from a host to another, where nobody listens.
  public static void chatter(String host, InetAddress to) throws IOException, InterruptedException {
    inside(
        host,
        () -> {
          try (var socket = new DatagramSocket()) {
            for (int i = 0; i < 400; i++) {
              socket.send(new DatagramPacket(new byte[32], 32, to, 9));
            }
          }
          return true;
        });
  }

  /// Returns what starts `command` inside a host.
  public static ProcessBuilder command(String host, List<String> command) {
    var all = new ArrayList<>(List.of("nsenter", "--net=" + NetworkNamespace.named(host), "--"));
    all.addAll(command);
    return new ProcessBuilder(all);
  }

  static ProcessBuilder command(String host, String... command) {
    return command(host, Arrays.asList(command));
  }

  /// Runs `work` on a thread inside a host: sockets that it opens stay there.
  public static <T> T inside(String host, Callable<T> work)
      throws IOException, InterruptedException {
    try {
      return NetworkNamespace.call(NetworkNamespace.named(host), work);
    } catch (ExecutionException e) {
      throw new IOException("%s: %s".formatted(host, e.getCause()), e);
    }
  }
}
