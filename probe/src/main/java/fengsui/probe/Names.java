package fengsui.probe;

import fengsui.dns.Family;
import fengsui.dns.HostsFile;
import fengsui.dns.IpText;
import fengsui.dns.Lookup;
import fengsui.dns.ResolvConf;
import fengsui.dns.ResolverAddress;
import fengsui.dns.ResolverAddress.Protocol;
import fengsui.dns.message.Name;
import fengsui.dns.transport.Patience;
import fengsui.dns.transport.TcpTransport;
import fengsui.dns.transport.UdpTransport;
import fengsui.linux.TcpSocket;
import fengsui.model.ControlPair.Factor;
import fengsui.probe.net.KernelUdp;
import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/// Where names are asked for: at the given resolvers, or where the system would ask.
final class Names {

  private static final List<Duration> RESENDS = List.of(Duration.ofSeconds(1));
  private static final List<InetAddress> LOOPBACK =
      List.of(IpText.parse("127.0.0.1"), IpText.parse("::1"));

  private final List<ResolverAddress> given;
  private final Lookup lookup;

  Names(ProbeSettings settings) {
    given = settings.resolvers().stream().map(ResolverAddress::parse).toList();
    lookup =
        new Lookup(
            TcpSocket.supported() ? new KernelUdp() : new UdpTransport(System::nanoTime),
            new TcpTransport(System::nanoTime),
            new SecureRandom(),
            new Patience(settings.timeouts().resolve(), settings.listening(), RESENDS));
  }

  /// A question that differs in one factor from that of [#ask].
  record Variant(Factor varies, String to, Asked asked) {}

  /// Asks where a plain client would.
  ///
  /// @throws IllegalArgumentException if `host` is neither an address nor a name
  Asked ask(String host) {
    var address = IpText.find(host);
    if (address.isPresent()) {
      return Asked.literal(address.get());
    }
    var known = known(host);
    return known.isEmpty() ? ask(host, resolvers().getFirst()) : Asked.known(known);
  }

  /// Asks the other resolvers, and the first one over TCP; nobody if `host` needs no resolver.
  List<Variant> askElsewhere(String host) {
    if (IpText.find(host).isPresent() || !known(host).isEmpty()) {
      return List.of();
    }
    var variants = new ArrayList<Variant>();
    var resolvers = resolvers();
    var first = resolvers.getFirst();
    if (first.protocol() == Protocol.UDP) {
      var byTcp = first.by(Protocol.TCP);
      variants.add(new Variant(Factor.TRANSPORT, byTcp.toString(), ask(host, byTcp)));
    }
    for (var other : resolvers.subList(1, resolvers.size())) {
      variants.add(new Variant(Factor.RESOLVER, other.toString(), ask(host, other)));
    }
    return variants;
  }

  private Asked ask(String host, ResolverAddress resolver) {
    return Asked.at(lookup.start(Name.of(host), EnumSet.allOf(Family.class), resolver));
  }

  private List<InetAddress> known(String host) {
    if (host.equals("localhost") || host.endsWith(".localhost")) {
      return LOOPBACK;
    }
    try {
      return given.isEmpty() ? HostsFile.read(HostsFile.SYSTEM).find(host) : List.of();
    } catch (IOException e) {
      return List.of(); // unreadable for us is as good as absent
    }
  }

  private List<ResolverAddress> resolvers() {
    try {
      return given.isEmpty() ? ResolvConf.read(ResolvConf.SYSTEM) : given;
    } catch (IOException e) {
      return List.of(ResolverAddress.parse("127.0.0.1"));
    }
  }
}
