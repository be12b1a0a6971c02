package fengsui.bench;

import fengsui.client.Families;
import fengsui.client.Lane;
import fengsui.client.Plan;
import fengsui.client.Resolver;
import fengsui.client.Tier;
import fengsui.client.time.SystemClockwork;
import fengsui.dns.Way;
import fengsui.dns.verdict.AnswerJudge;
import fengsui.dns.verdict.Knowledge;
import fengsui.dns.verdict.PrivateNames;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// What the client library costs when all is well, and how soon a program is connected to the right
/// address when the carrier's answer is poisoned.
final class ClientBench implements Bench {

  private static final String JDK = "the JDK's own cache";
  private static final String HONEST = "the same, carrier honest";
  private static final int HITS = 5_000_000;
  private static final int ROUNDS = 5;
  private static final int TIMES = 60;

  @Override
  public String name() {
    return "client";
  }

  @Override
  public String summary() {
    return "a cached look-up beside the JDK's, and the way from a poisoned answer to a connection";
  }

  @Override
  public void run(Consumer<Row> rows) throws IOException, InterruptedException {
    try (var network = new PoisonedNetwork()) {
      hits(network, rows);
      var encrypted = network.encrypted();
      connections(network, "warm", () -> encrypted, rows);
      connections(network, "cold", network::encrypted, rows);
    } catch (IOException | InterruptedException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  /// The least of some rounds each, taken in turn: what else runs here can only add.
  private static void hits(PoisonedNetwork network, Consumer<Row> rows) throws Exception {
    var resolver = resolver(network, network.encrypted());
    resolver.resolve(PoisonedNetwork.SHOP, Families.BOTH);
    var ours = Double.MAX_VALUE;
    var theirs = Double.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      ours = Math.min(ours, nanos(() -> resolver.resolve(PoisonedNetwork.SHOP, Families.BOTH)));
      theirs = Math.min(theirs, nanos(() -> List.of(InetAddress.getAllByName("localhost"))));
    }
    rows.accept(new Row("look-up from the cache, ns", ours, JDK, theirs));
  }

  private static double nanos(Callable<List<InetAddress>> work) throws Exception {
    var found = 0L;
    var start = System.nanoTime();
    for (int i = 0; i < HITS; i++) {
      found += work.call().size();
    }
    var took = System.nanoTime() - start;
    if (found < HITS) {
      throw new BenchException("a look-up found nothing", "report it");
    }
    return (double) took / HITS;
  }

  /// Each time a resolver that knows nothing yet.
  private static void connections(
      PoisonedNetwork network, String state, Callable<Way> encrypted, Consumer<Row> rows)
      throws Exception {
    var poisoned = new double[TIMES];
    var honest = new double[TIMES];
    connect(network, encrypted.call());
    for (int i = 0; i < TIMES; i++) {
      network.honest(false);
      poisoned[i] = connect(network, encrypted.call());
      network.honest(true);
      honest[i] = connect(network, encrypted.call());
    }
    network.honest(false);
    var measure = "poisoned answer to right connection, " + state + ", ";
    rows.accept(row(measure + "median ms", 0.5, poisoned, honest));
    rows.accept(row(measure + "95th percentile ms", 0.95, poisoned, honest));
  }

  private static Row row(String measure, double share, double[] ours, double[] theirs) {
    return new Row(measure, at(share, ours), HONEST, at(share, theirs));
  }

  private static double at(double share, double[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) (share * (sorted.length - 1))];
  }

  private static double connect(PoisonedNetwork network, Way encrypted) throws IOException {
    var resolver = resolver(network, encrypted);
    var start = System.nanoTime();
    var address = resolver.resolve(PoisonedNetwork.SHOP, Families.BOTH).getFirst();
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, network.shopPort()), 5000);
    }
    if (!address.equals(PoisonedNetwork.RIGHT)) {
      throw new BenchException("connected to " + address, "report it");
    }
    return (System.nanoTime() - start) / 1e6;
  }

  /// On the loopback, the shop's own address must be allowed; the poison beside it is not.
  private static Resolver resolver(PoisonedNetwork network, Way encrypted) {
    var names = PrivateNames.SPECIAL_USE.with(PoisonedNetwork.SHOP + " 127.0.0.1");
    var judge = new AnswerJudge(Knowledge.shipped().with(names), InstantSource.system());
    var lanes = List.of(new Lane(Tier.LOCAL, network.carrier()), new Lane(Tier.DOT, encrypted));
    return new Resolver(Plan.of(lanes), judge::judge, new SystemClockwork(), List.of());
  }
}
