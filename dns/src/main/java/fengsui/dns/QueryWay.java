package fengsui.dns;

import fengsui.dns.message.Edns;
import fengsui.dns.message.Name;
import fengsui.dns.message.Question;
import fengsui.dns.transport.Patience;
import fengsui.dns.transport.TcpTransport;
import fengsui.dns.transport.Transport;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A way that sends DNS messages to one resolver, over any [Transport]. One that was cut is asked
/// for again by TCP.
final class QueryWay implements Way {

  private static final SecureRandom IDS = new SecureRandom();

  /// What carries the queries, and what it is worth.
  ///
  /// @param listening how long it listens on after the first answer
  /// @param edns what the queries offer; null for nothing, as a plain client
  record Carrier(Transport transport, Trust trust, Duration listening, @Nullable Edns edns) {}

  private final String id;
  private final ResolverAddress resolver;
  private final InetSocketAddress socket;
  private final Carrier carrier;
  private final Transport tcp = new TcpTransport(System::nanoTime);

  /// @param resolver where it is; its protocol says how failures are named
  QueryWay(String id, ResolverAddress resolver, Carrier carrier) {
    this.id = id;
    this.resolver = resolver;
    this.socket = resolver.socket();
    this.carrier = carrier;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Trust trust() {
    return carrier.trust();
  }

  @Override
  public Answer ask(Name name, Set<Family> families, Duration patience)
      throws InterruptedException {
    if (families.isEmpty()) {
      throw new IllegalArgumentException("a way must be asked for at least one family");
    }
    var waiting = Patience.within(patience, carrier.listening());
    var means = new Asking.Means(carrier.transport(), tcp, IDS, waiting, carrier.edns());
    var asking = families.stream().sorted().map(family -> asking(name, family, means)).toList();
    try (var questions = new Questions(asking, waiting, Thread.ofVirtual())) {
      return answer(name, questions.within(carrier.listening()));
    }
  }

  private Asking asking(Name name, Family family, Asking.Means means) {
    return new Asking(Question.of(name, family.type()), socket, means);
  }

  private Answer answer(Name name, List<FamilyReply> replies) {
    return new Heard(replies, resolver.protocol()).answer(name, this);
  }

  @Override
  public String toString() {
    return id;
  }
}
