package fengsui.client.stub;

import fengsui.dns.ResolverAddress;
import fengsui.dns.message.Header;
import fengsui.dns.message.Message;
import fengsui.dns.message.Rcode;
import fengsui.dns.transport.Patience;
import fengsui.dns.transport.TcpTransport;
import fengsui.dns.transport.Transport;
import fengsui.dns.transport.UdpTransport;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// Passes on what the stub does not answer itself, and what comes back, unjudged.
final class Forwarding {

  private static final Patience PATIENCE = Patience.of(Duration.ofSeconds(3), Duration.ZERO);
  private static final SecureRandom IDS = new SecureRandom();

  private final Supplier<ResolverAddress> resolver;
  private final Transport udp = new UdpTransport(System::nanoTime);
  private final Transport tcp = new TcpTransport(System::nanoTime);

  Forwarding(Supplier<ResolverAddress> resolver) {
    this.resolver = resolver;
  }

  /// Returns the answer, with the id of `query`; SERVFAIL if none comes.
  ///
  /// @throws InterruptedException if this thread is interrupted
  Message pass(Message query) throws InterruptedException {
    var own = query.with(new Header(IDS.nextInt(0x10000), query.header().flags()));
    var answer = ask(udp, own);
    if (answer.isPresent() && answer.get().header().truncated()) {
      answer = ask(tcp, own).or(() -> Optional.empty());
    }
    return answer
        .map(message -> message.with(new Header(query.header().id(), message.header().flags())))
        .orElseGet(() -> Message.answerTo(query, Rcode.SERVFAIL));
  }

  private Optional<Message> ask(Transport transport, Message query) throws InterruptedException {
    try (var exchange = transport.send(query, resolver.get().socket(), PATIENCE)) {
      return exchange.first().findFirst().map(answer -> answer.message());
    }
  }
}
