package fengsui.bench;

import fengsui.model.Owner;
import fengsui.model.Plan;
import fengsui.model.Scheme;
import fengsui.model.Side;
import fengsui.model.Target;
import fengsui.model.Vantage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// What 2,000 targets every 10 s cost an agent, beside blackbox_exporter scraped for the same ones
/// at the same pace.
///
/// The agent's figure holds all of its work: probes, JSON, the spool's commits and the delivery.
/// The exporter's holds its answers to the scrapes. The site, the post and the scraper run
/// elsewhere and count for neither.
final class AgentBench implements Bench {

  private static final String PEER = "blackbox_exporter";
  private static final int TARGETS = 2000;
  private static final Duration EVERY = Duration.ofSeconds(10);
  private static final Duration WARM_UP = Duration.ofSeconds(30);
  private static final Duration MEASURED = Duration.ofSeconds(60);
  private static final double CORES = 2;
  private static final int SCRAPES_AT_A_TIME = 64;

  @Override
  public String name() {
    return "agent";
  }

  @Override
  public String summary() {
    return "processor time of an agent with 2,000 targets every 10 s, beside blackbox_exporter";
  }

  /// @param seconds of processor time in a second
  private record Figures(double seconds, double probesPerSecond) {

    double share() {
      return 100 * seconds / CORES;
    }

    double msPerProbe() {
      return 1000 * seconds / probesPerSecond;
    }
  }

  @Override
  public void run(Consumer<Row> rows) throws IOException, InterruptedException {
    try (var site = Child.java(LocalSite.class)) {
      int port = Integer.parseInt(site.firstLine());
      var ours = ours(port);
      var theirs = theirs(port);
      rows.accept(new Row("processor, % of 2 cores", ours.share(), PEER, theirs.share()));
      rows.accept(
          new Row("probes per second", ours.probesPerSecond(), PEER, theirs.probesPerSecond()));
      rows.accept(new Row("processor ms per probe", ours.msPerProbe(), PEER, theirs.msPerProbe()));
    }
  }

  private static Figures ours(int port) throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("fengsui-bench");
    try (var post = PlainPost.start(plan(port));
        var agent = Child.java(AgentProgram.class, post.url().toString(), folder.toString())) {
      agent.firstLine();
      Thread.sleep(WARM_UP);
      var cpu = agent.cpuSeconds();
      var looks = post.looks();
      var began = System.nanoTime();
      Thread.sleep(MEASURED);
      var seconds = (System.nanoTime() - began) / 1e9;
      var used = agent.cpuSeconds() - cpu;
      complete(post, post.looks() - looks, seconds);
      return new Figures(used / seconds, (post.looks() - looks) / seconds);
    } finally {
      delete(folder);
    }
  }

  /// A figure of probes that were not made measures nothing.
  private static void complete(PlainPost post, long looks, double seconds) {
    var due = TARGETS * seconds / EVERY.toSeconds();
    if (looks < 0.95 * due || post.arrived() < looks) {
      throw new BenchException(
          "the agent made %d of %.0f probes, missed %d turns and delivered %d observations"
              .formatted(looks, due, post.missed(), post.arrived()),
          "run it again on a calmer machine");
    }
  }

  private static Figures theirs(int port) throws IOException, InterruptedException {
    try (var exporter = BlackboxExporter.start()) {
      scrape(exporter, port, WARM_UP);
      var cpu = exporter.cpuSeconds();
      var began = System.nanoTime();
      var probes = scrape(exporter, port, MEASURED);
      var seconds = (System.nanoTime() - began) / 1e9;
      return new Figures((exporter.cpuSeconds() - cpu) / seconds, probes / seconds);
    }
  }

  /// Scrapes each target in its turn, as Prometheus would, and returns how many probes worked.
  private static long scrape(BlackboxExporter exporter, int port, Duration length)
      throws InterruptedException {
    var pause = EVERY.dividedBy(TARGETS).toNanos();
    var free = new Semaphore(SCRAPES_AT_A_TIME);
    var worked = new AtomicLong();
    var began = System.nanoTime();
    try (var scrapers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (long turn = 0; turn * pause < length.toNanos(); turn++) {
        TimeUnit.NANOSECONDS.sleep(began + turn * pause - System.nanoTime());
        var http = turn % 2 == 0;
        free.acquire();
        scrapers.execute(() -> {
          worked.addAndGet(probed(exporter, port, http));
          free.release();
        });
      }
    }
    return worked.get();
  }

  private static int probed(BlackboxExporter exporter, int port, boolean http) {
    try {
      var worked =
          http
              ? exporter.probe("http_2xx", "http://127.0.0.1:" + port)
              : exporter.probe("tcp_connect", "127.0.0.1:" + port);
      return worked ? 1 : 0;
    } catch (IOException _) {
      return 0;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /// Half of the targets over HTTP, half of them only connected to.
  private static Plan plan(int port) {
    var checks =
        IntStream.range(0, TARGETS)
            .mapToObj(number -> new Plan.Check(target(number, port), EVERY))
            .toList();
    return new Plan(
        "bench",
        1,
        Vantage.HERE,
        List.of(),
        checks,
        List.of(),
        List.of(80, 8443),
        Duration.ofSeconds(5),
        Duration.ofMillis(1500),
        "");
  }

  private static Target target(int number, int port) {
    var scheme = number % 2 == 0 ? Scheme.HTTP : Scheme.TCP;
    return new Target(
        "target-" + number, scheme, "127.0.0.1", port, "/", Side.DOMESTIC, Owner.OURS);
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
