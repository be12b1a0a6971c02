package fengsui.dns;

import fengsui.dns.message.Message;
import fengsui.dns.message.Query;
import fengsui.dns.message.Question;
import fengsui.dns.transport.Exchange;
import fengsui.dns.transport.Patience;
import fengsui.dns.transport.Reply;
import fengsui.dns.transport.Transport;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Asks one question, on a thread of its own, because times are right only where somebody waits.
final class Asking {

  /// @param own the transport to ask by
  /// @param tcp the one to ask by again when the answer was cut
  record Ways(Transport own, Transport tcp, RandomGenerator ids, Patience patience) {}

  private final Question question;
  private final InetSocketAddress resolver;
  private final Ways ways;
  private volatile @Nullable Exchange current;
  private volatile boolean closed;

  Asking(Question question, InetSocketAddress resolver, Ways ways) {
    this.question = question;
    this.resolver = resolver;
    this.ways = ways;
  }

  /// Returns the work: it hands what a plain client would take to `first`, listens on, and returns
  /// everything.
  Callable<FamilyReply> work(Consumer<FamilyReply> first) {
    return () -> {
      var query = new Query(question, false).message(ways.ids());
      try (var exchange = send(ways.own(), query)) {
        var answer = exchange.first();
        var byTcp = cut(answer) ? retry(query) : null;
        first.accept(new FamilyReply(question, answer, byTcp));
        current = exchange;
        return new FamilyReply(question, exchange.all(), byTcp);
      }
    };
  }

  private static boolean cut(Reply reply) {
    return reply.findFirst().filter(first -> first.message().header().truncated()).isPresent();
  }

  private Reply retry(Message query) throws InterruptedException {
    try (var exchange = send(ways.tcp(), query)) {
      return exchange.all();
    }
  }

  private Exchange send(Transport transport, Message query) {
    var exchange = transport.send(query, resolver, ways.patience());
    current = exchange;
    if (closed) {
      exchange.close();
    }
    return exchange;
  }

  /// Ends the waiting; what has come so far is the reply.
  void close() {
    closed = true;
    var exchange = current;
    if (exchange != null) {
      exchange.close();
    }
  }
}
