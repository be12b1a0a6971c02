package fengsui.client.jdk;

import fengsui.client.Families;
import fengsui.client.FamilyOrder;
import fengsui.client.Hosts;
import fengsui.client.Resolution.Absent;
import fengsui.client.Resolution.Found;
import fengsui.client.Resolver;
import fengsui.dns.HostsFile;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.util.List;
import java.util.stream.Stream;

/// The look-ups of this process. What we do not know better goes to the JDK's own resolver:
/// `localhost`, names without a dot, `local` (which is asked for by multicast), names of the hosts
/// file, and the names of addresses.
final class ProcessLookups implements InetAddressResolver {

  /// Nobody else answers for it: whoever finds it is asked by us.
  static final String SELF_TEST = "self-test.fengsui.invalid";

  private final InetAddressResolver builtin;
  private final SystemHosts hosts;
  private final Configured configured;

  ProcessLookups(InetAddressResolver builtin, Configured configured) {
    this.builtin = builtin;
    this.hosts = new SystemHosts(HostsFile.SYSTEM);
    this.configured = configured;
  }

  @Override
  public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
      throws UnknownHostException {
    var name = Hosts.normal(host);
    if (name.equals(SELF_TEST)) {
      return Stream.of(InetAddress.getByAddress(host, new byte[] {(byte) 192, 0, 2, 53}));
    }
    if (delegated(name)) {
      return builtin.lookupByName(host, policy);
    }
    var addresses = addresses(host, name, families(policy));
    return order(policy).sort(addresses).stream().map(address -> named(host, address));
  }

  private boolean delegated(String name) {
    return name.indexOf('.') < 0
        || Hosts.within(name, "localhost")
        || Hosts.within(name, "local")
        || hosts.contains(name);
  }

  private List<InetAddress> addresses(String host, String name, Families families)
      throws UnknownHostException {
    var search = configured.setup().search();
    var resolver = configured.resolver(name);
    if (search.first(host)) {
      var whole = within(host, families);
      return whole.isEmpty() ? resolver.resolve(name, families) : whole;
    }
    if (!search.domains().isEmpty() && resolver.look(name, families) instanceof Absent) {
      var whole = within(host, families);
      if (!whole.isEmpty()) {
        return whole;
      }
    }
    return resolver.resolve(name, families);
  }

  /// Looks for the short `host` in the domains of our own network.
  private List<InetAddress> within(String host, Families families) {
    for (var candidate : configured.setup().search().candidates(host)) {
      if (configured.within().look(candidate, families) instanceof Found found) {
        return found.addresses();
      }
    }
    return List.of();
  }

  /// Without its name, an address would be looked up backwards by whoever wants it again.
  private static InetAddress named(String host, InetAddress address) {
    try {
      return InetAddress.getByAddress(host, address.getAddress());
    } catch (UnknownHostException wrongLength) {
      throw new IllegalStateException(wrongLength);
    }
  }

  private static Families families(LookupPolicy policy) {
    var four = has(policy, LookupPolicy.IPV4);
    var six = has(policy, LookupPolicy.IPV6);
    return four == six ? Families.BOTH : four ? Families.IPV4 : Families.IPV6;
  }

  private static FamilyOrder order(LookupPolicy policy) {
    if (has(policy, LookupPolicy.IPV4_FIRST)) {
      return FamilyOrder.IPV4_FIRST;
    }
    return has(policy, LookupPolicy.IPV6_FIRST) ? FamilyOrder.IPV6_FIRST : FamilyOrder.AS_ANSWERED;
  }

  private static boolean has(LookupPolicy policy, int characteristic) {
    return (policy.characteristics() & characteristic) != 0;
  }

  @Override
  public String lookupByAddress(byte[] address) throws UnknownHostException {
    return builtin.lookupByAddress(address);
  }

  Resolver resolver() {
    return configured.resolver();
  }
}
