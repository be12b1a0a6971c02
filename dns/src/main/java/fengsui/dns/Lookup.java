package fengsui.dns;

import fengsui.dns.ResolverAddress.Protocol;
import fengsui.dns.message.Name;
import fengsui.dns.message.Question;
import fengsui.dns.transport.Patience;
import fengsui.dns.transport.TcpTransport;
import fengsui.dns.transport.Transport;
import fengsui.dns.transport.UdpTransport;
import java.security.SecureRandom;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Asks one resolver for the addresses of a name, as a plain client would (without EDNS), and hears
/// everything that comes back.
public final class Lookup {

  private final Transport udp;
  private final Transport tcp;
  private final RandomGenerator ids;
  private final Patience patience;

  /// @param ids where the ids of the queries come from; not to be guessed outside tests
  public Lookup(Transport udp, Transport tcp, RandomGenerator ids, Patience patience) {
    this.udp = udp;
    this.tcp = tcp;
    this.ids = ids;
    this.patience = patience;
  }

  /// Returns a look-up over the network of this host.
  public static Lookup over(Patience patience) {
    return new Lookup(
        new UdpTransport(System::nanoTime),
        new TcpTransport(System::nanoTime),
        new SecureRandom(),
        patience);
  }

  /// Sends one query for each of `families` at once, and returns while the answers are awaited.
  ///
  /// @throws IllegalArgumentException if there are no families
  public OngoingLookup start(Name name, Set<Family> families, ResolverAddress resolver) {
    if (families.isEmpty()) {
      throw new IllegalArgumentException("a look-up must ask for at least one family");
    }
    var asking =
        families.stream()
            .sorted()
            .map(family -> asking(Question.of(name, family.type()), resolver))
            .toList();
    return new OngoingLookup(resolver, asking, patience);
  }

  /// Asks, hears everything, and returns it: after the whole patience, not at the first answer.
  ///
  /// @throws InterruptedException if the waiting thread is interrupted
  public LookupResult run(Name name, Set<Family> families, ResolverAddress resolver)
      throws InterruptedException {
    try (var ongoing = start(name, families, resolver)) {
      return ongoing.all();
    }
  }

  private Asking asking(Question question, ResolverAddress resolver) {
    var own = resolver.protocol() == Protocol.UDP ? udp : tcp;
    return new Asking(question, resolver.socket(), new Asking.Means(own, tcp, ids, patience, null));
  }
}
