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
import fengsui.model.Naming;
import fengsui.model.StageFacts.Role;
import fengsui.probe.net.KernelUdp;
import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where names are asked for: at the given resolvers, or where the system would ask; and at whoever
/// else may know better.
final class Names {

  private static final List<Duration> RESENDS = List.of(Duration.ofSeconds(1));
  private static final List<InetAddress> LOOPBACK =
      List.of(IpText.parse("127.0.0.1"), IpText.parse("::1"));

  /// So many of a zone's servers are asked.
  private static final int AUTHORITIES = 4;

  private final List<ResolverAddress> given;
  private final Naming naming;
  private final NameControls controls;
  private final Duration patience;
  private final Lookup lookup;

  Names(ProbeSettings settings) {
    given = settings.resolvers().stream().map(ResolverAddress::parse).toList();
    naming = settings.naming();
    controls = NameControls.of(naming.controls());
    naming.zones().forEach(zone -> zone.servers().forEach(ResolverAddress::parse)); // now, or never
    patience = settings.timeouts().resolve();
    lookup =
        new Lookup(
            TcpSocket.supported() ? new KernelUdp() : new UdpTransport(System::nanoTime),
            new TcpTransport(System::nanoTime),
            new SecureRandom(),
            new Patience(patience, settings.listening(), RESENDS));
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
    return known.isEmpty()
        ? ask(host, resolvers().getFirst(), Role.LOCAL, null)
        : Asked.known(known);
  }

  /// Asks the carrier's other resolvers: other clients are told what those say.
  List<Variant> askSiblings(String host) {
    if (naming.controls().isEmpty() || needsNobody(host)) {
      return List.of();
    }
    return others().stream().map(other -> variant(host, other, Role.LOCAL, null)).toList();
  }

  /// Asks the first resolver over TCP, and whoever may know better: the controls and the zone's own
  /// servers; nobody if `host` needs no resolver.
  List<Variant> askElsewhere(String host) {
    if (needsNobody(host)) {
      return List.of();
    }
    var variants = new ArrayList<Variant>();
    var first = resolvers().getFirst();
    if (first.protocol() == Protocol.UDP) {
      var byTcp = first.by(Protocol.TCP);
      variants.add(new Variant(Factor.TRANSPORT, byTcp.toString(), ask(host, byTcp, null, null)));
    }
    if (naming.controls().isEmpty()) {
      others().forEach(other -> variants.add(variant(host, other, null, null)));
    }
    controls.plain().forEach(other -> variants.add(variant(host, other, Role.CONTROL, null)));
    controls
        .ways()
        .forEach(way ->
            variants.add(
                new Variant(
                    Factor.RESOLVER,
                    way.id(),
                    Asked.by(way, Name.of(host), patience, Role.CONTROL))));
    authorities(host, variants);
    return variants;
  }

  private void authorities(String host, List<Variant> to) {
    var zone = naming.findZone(host).orElse(null);
    if (zone != null) {
      zone.servers().stream()
          .limit(AUTHORITIES)
          .map(ResolverAddress::parse)
          .forEach(server -> to.add(variant(host, server, Role.AUTHORITY, zone.operator())));
    }
  }

  /// What could not be asked, in whole sentences.
  List<String> unasked() {
    return controls.unknown();
  }

  private boolean needsNobody(String host) {
    return IpText.find(host).isPresent() || !known(host).isEmpty();
  }

  private List<ResolverAddress> others() {
    var all = resolvers();
    return all.subList(1, all.size());
  }

  private Variant variant(
      String host, ResolverAddress resolver, @Nullable Role role, @Nullable String operator) {
    return new Variant(Factor.RESOLVER, resolver.toString(), ask(host, resolver, role, operator));
  }

  private Asked ask(
      String host, ResolverAddress resolver, @Nullable Role role, @Nullable String operator) {
    var ongoing = lookup.start(Name.of(host), EnumSet.allOf(Family.class), resolver);
    return Asked.at(ongoing, role, operator);
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
