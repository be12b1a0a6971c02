package fengsui.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Queries a second by UDP at 256 in flight, beside dnsjava and Netty's resolver on the same
/// loopback server, each client in a process of its own, in turns.
final class DnsBench implements Bench {

  private static final int WIDTH = 256;
  private static final double WARM_UP = 10;
  private static final double MEASURED = 5;
  private static final int ROUNDS = 2;
  private static final List<String> PEERS = List.of("dnsjava", "netty");

  @Override
  public String name() {
    return "dns";
  }

  @Override
  public String summary() {
    return "DNS queries a second by UDP, beside dnsjava and Netty's resolver";
  }

  @Override
  public void run(Consumer<Row> rows) throws IOException, InterruptedException {
    var peers = peerJars();
    try (var server = Child.java(DnsAnswerer.class)) {
      var port = server.firstLine();
      var ours = new Client("fengsui", port, peers, server);
      try (ours) {
        ours.flood(WARM_UP);
        for (var name : PEERS) {
          try (var theirs = new Client(name, port, peers, server)) {
            theirs.flood(WARM_UP);
            compare(rows, ours, theirs);
          }
        }
      }
    }
  }

  private static void compare(Consumer<Row> rows, Client ours, Client theirs) throws IOException {
    for (int round = 1; round <= ROUNDS; round++) {
      var a = ours.flood(MEASURED);
      var b = theirs.flood(MEASURED);
      var of = "round %d, ".formatted(round);
      rows.accept(new Row(of + "queries/s", a.perSecond(), theirs.name, b.perSecond()));
      rows.accept(new Row(of + "queries/CPU-s", a.perCpu(), theirs.name, b.perCpu()));
      rows.accept(new Row(of + "p50, us", a.p50(), theirs.name, b.p50()));
      rows.accept(new Row(of + "p99, us", a.p99(), theirs.name, b.p99()));
      rows.accept(new Row(of + "CPU of server, s/s", a.serverCpu(), theirs.name, b.serverCpu()));
      if (a.wrong() + b.wrong() > 0) {
        rows.accept(new Row(of + "unanswered", a.wrong(), theirs.name, b.wrong()));
      }
    }
  }

  /// The peers' jars lie beside the product's, and not on its class path: dnsjava's has a provider
  /// of the JVM's look-ups in it, which would displace others.
  private static Path peerJars() {
    try {
      var here = DnsBench.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      var peers = Path.of(here).resolveSibling("peers");
      if (Files.isDirectory(peers)) {
        return peers;
      }
    } catch (java.net.URISyntaxException nowhere) {
      // then they are nowhere either
    }
    throw new BenchException("dnsjava and Netty's resolver are not here", "run it by ./fengsui");
  }

  /// What a client did in one flood.
  private record Figures(
      double perSecond, double perCpu, double p50, double p99, double serverCpu, double wrong) {}

  /// A client's process.
  private static final class Client implements AutoCloseable {

    private final String name;
    private final Child child;
    private final Child server;

    Client(String name, String port, Path peers, Child server) throws IOException {
      this.name = name;
      this.server = server;
      this.child = Child.java(DnsProgram.class, peers, List.of(name, port));
      child.firstLine();
    }

    Figures flood(double seconds) throws IOException {
      var cpuBefore = child.cpuSeconds();
      var serverBefore = server.cpuSeconds();
      var perSecond = child.ask("flood %d %s".formatted(WIDTH, seconds).toLowerCase(Locale.ROOT));
      var cpu = child.cpuSeconds() - cpuBefore;
      return new Figures(
          perSecond,
          perSecond * seconds / cpu,
          child.ask("p50"),
          child.ask("p99"),
          (server.cpuSeconds() - serverBefore) / seconds,
          child.ask("wrong"));
    }

    @Override
    public void close() {
      child.close();
    }
  }
}
