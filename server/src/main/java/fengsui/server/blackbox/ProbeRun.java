package fengsui.server.blackbox;

import fengsui.probe.net.Deadline;
import fengsui.server.blackbox.Module.Dns;
import fengsui.server.blackbox.Module.Http;
import fengsui.server.blackbox.Module.Tcp;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One probe from request to metrics.
final class ProbeRun {

  private final Module module;
  private final Place place;
  private final Duration timeout;
  private final Course course;

  /// @param timeout for all of it
  ProbeRun(Module module, Place place, Duration timeout, Allowance allowance) {
    this.module = module;
    this.place = place;
    this.timeout = timeout;
    this.course = new Course(Deadline.in(timeout), allowance);
  }

  /// Whether `module` can be run at all.
  static boolean supports(Module module) {
    return !(module.check() instanceof Module.Unsupported);
  }

  /// Reads the target of a request for `module`.
  ///
  /// @throws IllegalArgumentException if it is none
  static Place place(Module module, String target) {
    return switch (module.check()) {
      case Http _ -> Place.web(target);
      case Tcp _ -> Place.of(target, 0);
      case Dns _ -> Place.of(target, 53);
      case Module.Unsupported it -> throw new IllegalArgumentException(it.prober());
    };
  }

  /// Probes, and returns all metrics.
  String run(@Nullable String hostname) throws InterruptedException {
    var from = System.nanoTime();
    Failed failed = null;
    try {
      check(hostname);
    } catch (Failed e) {
      failed = e;
    }
    var samples = course.samples();
    samples.set(
        "probe_duration_seconds",
        "Returns how long the probe took to complete in seconds",
        (System.nanoTime() - from) / 1e9);
    samples.set(
        "probe_success", "Displays whether or not the probe was a success", failed == null ? 1 : 0);
    samples.set(
        "probe_timeout_seconds", "Returns the probe timeout in seconds", timeout.toNanos() / 1e9);
    explain(failed, samples);
    return samples.toString();
  }

  Course course() {
    return course;
  }

  private void check(@Nullable String hostname) throws Failed, InterruptedException {
    switch (module.check()) {
      case Http http -> new HttpCheck(http, course, hostname).run(place);
      case Tcp tcp -> new TcpCheck(named(tcp, hostname), course).run(place);
      case Dns dns -> new DnsCheck(dns, course).run(place);
      case Module.Unsupported it -> throw new IllegalArgumentException(it.prober());
    }
  }

  private static Tcp named(Tcp tcp, @Nullable String hostname) {
    return hostname == null
        ? tcp
        : new Tcp(
            tcp.secured(),
            new Module.Tls(tcp.tls().insecure(), tcp.tls().authorities(), hostname),
            tcp.lines(),
            tcp.family());
  }

  private void explain(@Nullable Failed failed, Samples samples) {
    if (failed != null) {
      samples.set(
          "probe_failure_info",
          "Why the probe failed",
          Map.of("phase", failed.phase().code(), "reason", failed.reason()),
          1);
    }
    Arrays.stream(Phase.values())
        .forEach(phase ->
            samples.set(
                "probe_phase_reached",
                "Whether the probe came to this phase",
                "phase",
                phase.code(),
                course.reached().contains(phase) ? 1 : 0));
  }
}
