package fengsui.dns;

import fengsui.dns.message.Edns;
import fengsui.dns.message.Message;
import fengsui.dns.message.Query;
import fengsui.dns.message.Question;
import fengsui.dns.transport.Exchange;
import fengsui.dns.transport.Patience;
import fengsui.dns.transport.Reply;
import fengsui.dns.transport.Transport;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Asks one question, on a thread of its own, because times are right only where somebody waits.
final class Asking {

  /// @param own the transport to ask by
  /// @param tcp the one to ask by again when the answer was cut
  /// @param edns what to offer, null for nothing, as a plain client
  record Means(
      Transport own, Transport tcp, RandomGenerator ids, Patience patience, @Nullable Edns edns) {

    Message query(Question question) {
      return Query.message(question, ids, edns);
    }
  }

  private final Question question;
  private final InetSocketAddress resolver;
  private final Means means;
  private volatile @Nullable Exchange current;
  private volatile boolean closed;

  Asking(Question question, InetSocketAddress resolver, Means means) {
    this.question = question;
    this.resolver = resolver;
    this.means = means;
  }

  /// Returns the work: it hands what a plain client would take to `first`, listens on, and returns
  /// everything.
  Callable<FamilyReply> work(Consumer<FamilyReply> first) {
    return () -> {
      var query = means.query(question);
      try (var exchange = send(means.own(), query, means.patience())) {
        var answer = exchange.first();
        var byTcp = cut(answer) ? retry(query, answer.after()) : null;
        first.accept(new FamilyReply(question, answer, byTcp));
        current = exchange;
        return new FamilyReply(question, exchange.all(), byTcp);
      }
    };
  }

  private static boolean cut(Reply reply) {
    return reply.findFirst().filter(first -> first.message().header().truncated()).isPresent();
  }

  private Reply retry(Message query, Duration spent) throws InterruptedException {
    try (var exchange = send(means.tcp(), query, means.patience().after(spent))) {
      return exchange.all();
    }
  }

  private Exchange send(Transport transport, Message query, Patience patience) {
    var exchange = transport.send(query, resolver, patience);
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
