package fengsui.server.blackbox;

import fengsui.server.catalogue.Catalogue;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// `/probe`, for a Prometheus that is configured for blackbox_exporter.
///
/// It probes what the catalogue names and the operator allows, nothing else, and only so much at
/// once.
@RestController
final class ProbeApi {

  private static final MediaType METRICS =
      MediaType.parseMediaType("text/plain;version=0.0.4;charset=utf-8");
  private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=utf-8");
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final double OFFSET = 0.5;

  private final ModulesInForce modules;
  private final Catalogue catalogue;
  private final AtomicInteger running = new AtomicInteger();

  ProbeApi(ModulesInForce modules, Catalogue catalogue) {
    this.modules = modules;
    this.catalogue = catalogue;
  }

  /// What the query says.
  record Asked(Module module, Place place, Duration timeout, @Nullable String hostname) {}

  @GetMapping("/probe")
  ResponseEntity<String> probe(
      @RequestParam(value = "target", defaultValue = "") String target,
      @RequestParam(value = "module", defaultValue = "http_2xx") String name,
      @RequestParam(value = "hostname", required = false) @Nullable String hostname,
      @RequestParam(value = "debug", defaultValue = "") String debug,
      @RequestHeader(value = "X-Prometheus-Scrape-Timeout-Seconds", required = false)
          @Nullable String patience)
      throws InterruptedException {
    var module = modules.state().modules().get(name);
    if (module == null) {
      return refused(400, "Unknown module \"" + name + "\"");
    }
    if (target.isEmpty()) {
      return refused(400, "Target parameter is missing");
    }
    if (!ProbeRun.supports(module)) {
      return refused(400, "Module \"" + name + "\" uses a prober that Fengsui does not have");
    }
    var timeout = timeout(module, patience);
    if (timeout == null) {
      return refused(500, "Failed to parse timeout from Prometheus header: " + patience);
    }
    try {
      var place = ProbeRun.place(module, target);
      return bounded(new Asked(module, place, timeout, hostname), debug.equals("true"));
    } catch (IllegalArgumentException e) {
      return refused(400, "Bad target: " + e.getMessage());
    }
  }

  private ResponseEntity<String> bounded(Asked asked, boolean debug) throws InterruptedException {
    var state = modules.state();
    var hosts =
        catalogue.targets().stream()
            .map(entry -> entry.target().host().toLowerCase(Locale.ROOT))
            .toList();
    var allowance = Allowance.of(hosts, state.probing().allow());
    if (!allowance.allows(asked.place().host())) {
      return refused(
          403,
          "This host is no target of the catalogue. Add it there, or allow it in the configuration"
              + " file: probe: {allow: [\""
              + asked.place().host()
              + "\"]}");
    }
    if (running.incrementAndGet() > state.probing().concurrency()) {
      running.decrementAndGet();
      return ResponseEntity.status(503)
          .header(HttpHeaders.RETRY_AFTER, "1")
          .contentType(TEXT)
          .body("Too many probes at once\n");
    }
    try {
      var run = new ProbeRun(asked.module(), asked.place(), asked.timeout(), allowance);
      var metrics = run.run(asked.hostname());
      return ResponseEntity.ok()
          .contentType(debug ? TEXT : METRICS)
          .body(debug ? explained(run, metrics, asked.module()) : metrics);
    } finally {
      running.decrementAndGet();
    }
  }

  private static String explained(ProbeRun run, String metrics, Module module) {
    return "Logs for the probe:\n"
        + String.join("\n", run.course().log())
        + "\n\n\nMetrics that would have been returned:\n"
        + metrics
        + "\n\n\nModule configuration:\n"
        + module.name()
        + "\n";
  }

  private static @Nullable Duration timeout(Module module, @Nullable String patience) {
    var most = Objects.requireNonNullElse(module.timeout(), LONGEST);
    if (patience == null) {
      return most;
    }
    try {
      var seconds = Double.parseDouble(patience);
      var left = seconds > OFFSET ? seconds - OFFSET : seconds;
      if (!(left > 0) || left > 3600) {
        return null;
      }
      var given = Duration.ofNanos((long) (left * 1e9));
      return given.compareTo(most) < 0 ? given : most;
    } catch (NumberFormatException _) {
      return null;
    }
  }

  private static ResponseEntity<String> refused(int status, String words) {
    return ResponseEntity.status(status).contentType(TEXT).body(words + "\n");
  }
}
