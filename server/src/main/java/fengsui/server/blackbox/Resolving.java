package fengsui.server.blackbox;

import fengsui.dns.IpText;
import fengsui.server.blackbox.Module.Family;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// From a host to the one address that is probed: the first of the preferred family.
final class Resolving {

  private static final int FNV_BASE = 0x811c9dc5;
  private static final int FNV_PRIME = 0x01000193;

  private Resolving() {}

  /// Resolves, and sets the metrics of it.
  ///
  /// @return the address, and how long it took in seconds
  static Resolved resolve(String host, Family family, Course course)
      throws Failed, InterruptedException {
    course.enter(Phase.RESOLVE);
    var from = System.nanoTime();
    var addresses = all(host, course);
    var seconds = (System.nanoTime() - from) / 1e9;
    var address = pick(addresses, family);
    course
        .samples()
        .set(
            "probe_dns_lookup_time_seconds",
            "Returns the time taken for probe dns lookup in seconds",
            seconds);
    if (address == null) {
      course.say("no address of the wanted family for " + host);
      throw new Failed(Phase.RESOLVE, "no_address_of_family");
    }
    describe(address, course.samples());
    course.say("resolved " + host + " to " + IpText.of(address));
    return new Resolved(address, seconds);
  }

  record Resolved(InetAddress address, double seconds) {}

  private static void describe(InetAddress address, Samples samples) {
    samples.set(
        "probe_ip_protocol",
        "Specifies whether probe ip protocol is IP4 or IP6",
        address instanceof Inet4Address ? 4 : 6);
    samples.set(
        "probe_ip_addr_hash",
        "Specifies the hash of IP address. It's useful to detect if the IP address changes.",
        hash(address));
  }

  /// FNV-1a of the address' bytes, as blackbox_exporter has it.
  private static double hash(InetAddress address) {
    var hash = FNV_BASE;
    for (var octet : address.getAddress()) {
      hash = (hash ^ (octet & 0xff)) * FNV_PRIME;
    }
    return Integer.toUnsignedLong(hash);
  }

  private static List<InetAddress> all(String host, Course course)
      throws Failed, InterruptedException {
    var literal = IpText.find(host);
    if (literal.isPresent()) {
      return List.of(literal.get());
    }
    var task = new FutureTask<>(() -> List.of(InetAddress.getAllByName(host)));
    Thread.ofVirtual().name("resolve").start(task);
    try {
      return task.get(course.deadline().leftMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      course.say(String.valueOf(e.getCause()));
      var unknown = e.getCause() instanceof UnknownHostException;
      throw new Failed(Phase.RESOLVE, unknown ? "dns_name_error" : "dns_lookup_error");
    } catch (TimeoutException _) {
      throw new Failed(Phase.RESOLVE, "generic_timeout_error");
    }
  }

  private static @Nullable InetAddress pick(List<InetAddress> addresses, Family family) {
    for (var address : addresses) {
      if (address instanceof Inet4Address == !family.six()) {
        return address;
      }
    }
    return family.fallback() && !addresses.isEmpty() ? addresses.getFirst() : null;
  }
}
