package fengsui.bench;

import com.sun.management.OperatingSystemMXBean;
import fengsui.model.Diagnosis;
import fengsui.model.Owner;
import fengsui.model.PacketSeen;
import fengsui.model.Scheme;
import fengsui.model.Side;
import fengsui.model.Stage;
import fengsui.model.Step;
import fengsui.model.Target;
import fengsui.probe.ProbeSettings;
import fengsui.probe.Prober;
import fengsui.wire.Json;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Probes per CPU-second beside blackbox_exporter on the same local site, and connect times beside
/// the kernel's own.
///
/// The exporter's figure holds what it does for each scrape (its HTTP answer with the metrics),
/// ours the JSON line of the diagnosis. The site and the scraper run elsewhere and count for
/// neither.
final class ProbeBench implements Bench {

  private static final String PEER = "blackbox_exporter";
  private static final Load WARM_UP = new Load(8, 12_000);
  private static final Load MEASURED = new Load(8, 12_000);
  private static final int TIMED = 200;

  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  @Override
  public String name() {
    return "probe";
  }

  @Override
  public String summary() {
    return "probes per CPU-second beside blackbox_exporter, connect times beside the kernel's own";
  }

  @Override
  public void run(Consumer<Row> rows) throws IOException, InterruptedException {
    try (var exporter = BlackboxExporter.start();
        var site = Child.java(LocalSite.class)) {
      int port = Integer.parseInt(site.firstLine());
      compare(rows, exporter, port, Scheme.TCP);
      compare(rows, exporter, port, Scheme.HTTP);
      connectTimes(rows, port);
    }
  }

  private void compare(Consumer<Row> rows, BlackboxExporter exporter, int port, Scheme scheme)
      throws IOException, InterruptedException {
    var module = scheme == Scheme.TCP ? "tcp_connect" : "http_2xx";
    var address = (scheme == Scheme.TCP ? "" : "http://") + "127.0.0.1:" + port;
    var prober = new Prober(bare());
    var target = target(scheme, port);

    MeasuredWork ours =
        load -> load.run("fengsui", () -> healthy(prober.diagnose(target, List.of())));
    MeasuredWork theirs = load -> load.run(PEER, () -> exporter.probe(module, address));
    ours.run(WARM_UP);
    theirs.run(WARM_UP);

    var oursBefore = system.getProcessCpuTime();
    ours.run(MEASURED);
    var oursCpu = (system.getProcessCpuTime() - oursBefore) / 1e9;
    var theirsBefore = exporter.cpuSeconds();
    theirs.run(MEASURED);
    var theirsCpu = exporter.cpuSeconds() - theirsBefore;

    rows.accept(
        new Row(
            scheme.code() + " probes per CPU-second",
            MEASURED.times() / oursCpu,
            PEER,
            MEASURED.times() / theirsCpu));
  }

  /// Compares our connect time with SYN to SYN+ACK as the kernel stamped the packets.
  private void connectTimes(Consumer<Row> rows, int port) throws InterruptedException {
    var prober = new Prober(bare().withListening(Duration.ofMillis(100)));
    var target = target(Scheme.TCP, port);
    var connects =
        IntStream.range(0, TIMED)
            .mapToObj(_ -> diagnose(prober, target))
            .flatMap(diagnosis -> diagnosis.steps().stream())
            .filter(step -> step.stage() == Stage.CONNECT && kernelMs(step).isPresent())
            .toList();
    if (connects.isEmpty()) {
      return; // without CAP_NET_RAW nobody but the kernel knows
    }
    rows.accept(
        new Row(
            "median connect, ms",
            median(connects.stream().mapToDouble(Step::ms)),
            "the kernel's packet times",
            median(connects.stream().mapToDouble(step -> kernelMs(step).orElseThrow()))));
  }

  private static Diagnosis diagnose(Prober prober, Target target) {
    try {
      return prober.diagnose(target, List.of());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted while measuring", "run it again");
    }
  }

  private static OptionalDouble kernelMs(Step step) {
    return step.evidence().packets().stream()
        .filter(PacketSeen::synAck)
        .mapToDouble(PacketSeen::ms)
        .findFirst();
  }

  private static double median(DoubleStream values) {
    var sorted = values.sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static boolean healthy(Diagnosis diagnosis) {
    return !Json.write(diagnosis).isEmpty()
        && diagnosis.steps().stream().allMatch(step -> step.outcome().ok());
  }

  private static ProbeSettings bare() {
    return ProbeSettings.defaults().withControlPorts(List.of()).withListening(Duration.ZERO);
  }

  private static Target target(Scheme scheme, int port) {
    return new Target("local", scheme, "127.0.0.1", port, "/", Side.DOMESTIC, Owner.OURS);
  }

  /// Work that is run first to warm up, then to be measured.
  @FunctionalInterface
  private interface MeasuredWork {
    void run(Load load) throws InterruptedException;
  }
}
