package fengsui.bench;

import fengsui.dns.message.Name;
import fengsui.dns.message.Query;
import fengsui.dns.message.Question;
import fengsui.dns.message.RecordType;
import fengsui.dns.transport.Patience;
import fengsui.dns.transport.Reply;
import fengsui.dns.udp.UdpPool;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// Our pool of UDP sockets.
final class FengsuiAsker implements DnsAsker {

  private static final Patience PATIENCE = Patience.of(Duration.ofSeconds(5), Duration.ZERO);

  private final UdpPool pool = UdpPool.open(System::nanoTime);

  /// The id on the wire is the pool's own.
  private final RandomGenerator ids = new SplittableRandom(1);

  private final InetSocketAddress server;

  FengsuiAsker(int port) {
    server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  @Override
  public void ask(String name, Consumer<Boolean> done) {
    var question = Question.of(Name.of(name), RecordType.A);
    var query = Query.message(question, ids, null);
    pool.send(query, server, PATIENCE, reply -> done.accept(right(reply)));
  }

  private static boolean right(Reply reply) {
    var first = reply.findFirst();
    return first.isPresent() && first.get().message().answers().size() == 1;
  }

  @Override
  public void close() {
    pool.close();
  }
}
