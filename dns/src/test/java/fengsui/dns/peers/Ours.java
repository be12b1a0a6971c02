package fengsui.dns.peers;

import fengsui.dns.message.Message;
import fengsui.dns.message.Name;
import fengsui.dns.message.Query;
import fengsui.dns.message.Question;
import fengsui.dns.transport.Patience;
import fengsui.dns.transport.TcpTransport;
import fengsui.dns.transport.Transport;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/// Our own client, which goes over to TCP as dig does.
final class Ours {

  private static final SecureRandom IDS = new SecureRandom();
  private static final Patience PATIENCE = Patience.of(Duration.ofSeconds(5), Duration.ZERO);

  private Ours() {}

  /// What we made of an answer: the response code, and the facts of its answer section.
  record Said(String status, Set<Dig.Fact> answers) {}

  static Said ask(Transport transport, int port, String name, String type)
      throws InterruptedException {
    var query = new Query(new Question(Name.of(name), Dig.Type.of(type), 1), true).message(IDS);
    var first = send(transport, port, query);
    var whole =
        first.header().truncated() ? send(new TcpTransport(System::nanoTime), port, query) : first;
    return said(whole);
  }

  private static Message send(Transport transport, int port, Message query)
      throws InterruptedException {
    var server = new InetSocketAddress("127.0.0.1", port);
    try (var exchange = transport.send(query, server, PATIENCE)) {
      var reply = exchange.all();
      return reply
          .findFirst()
          .orElseThrow(() -> new AssertionError(query.question() + ": " + reply))
          .message();
    }
  }

  static Said said(Message message) {
    return new Said(
        message.rcode().toString(),
        message.answers().stream()
            .map(record -> new Dig.Fact(record.name(), record.data()))
            .collect(Collectors.toSet()));
  }
}
