package fengsui.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import fengsui.model.Evidence;
import fengsui.model.Observation;
import fengsui.model.Outcome;
import fengsui.model.Owner;
import fengsui.model.Scheme;
import fengsui.model.Side;
import fengsui.model.Stage;
import fengsui.model.StageFacts.Connected;
import fengsui.model.Target;
import fengsui.model.Vantage;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ProbeSeriesTest {

  private static final Instant START = Instant.parse("2025-08-20T00:34:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final LatestProbes probes = new LatestProbes(now::get);
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final ProbeSeries series = new ProbeSeries(probes, registry);

  @Test
  void aProbeThatFailedTellsWhereAndWhyUntilTheNextOneWorks() throws IOException {
    arrive("shop", "connection_reset");
    var failed = text();
    arrive("shop", "ok");
    var fine = text();

    assertThat(failed)
        .contains(
            "fengsui_probe_success{agent=\"bj\",carrier=\"other\",province=\"unknown\",target=\"shop\"}"
                + " 0")
        .contains("phase=\"connect\"", "reason=\"connection_reset\"");
    assertThat(fine).contains("target=\"shop\"} 1").doesNotContain("reason=");
    assertThat(fine).contains("fengsui_probe_stage_duration_seconds{");
  }

  @Test
  void wordsOfTheNetworkAreNoLabels() throws IOException {
    arrive("shop", "unknown_failure: <b>anything 4711</b>");

    assertThat(text()).contains("reason=\"unknown_failure\"").doesNotContain("4711");
  }

  @Test
  void whatIsNoLongerProbedVanishes() throws IOException {
    arrive("gone", "ok");
    now.set(START.plus(LatestProbes.FRESH).plusSeconds(1));

    assertThat(text()).doesNotContain("gone");
  }

  @Test
  void aHundredThousandPathsMakeAScrapeOfBoundedSizeAndTheRestIsCounted() throws IOException {
    for (var i = 0; i < 100_000; i++) {
      arrive("t" + i, "ok");
    }

    var from = System.nanoTime();
    var text = text();
    var took = Duration.ofNanos(System.nanoTime() - from);

    assertThat(text.lines().filter(line -> line.startsWith("fengsui_probe_success{")).count())
        .isEqualTo(LatestProbes.MOST);
    assertThat(text).contains("fengsui_probe_omitted_observations_total 90000");
    assertThat(took).isLessThan(Duration.ofSeconds(5));
  }

  private void arrive(String target, String outcome) {
    var facts = new Connected(0, null, null, null);
    var observation =
        new Observation(
            now.get(),
            "bj",
            Vantage.HERE,
            new Target(target, Scheme.TCP, "a.example", 443, "/", Side.DOMESTIC, Owner.OURS),
            Stage.CONNECT,
            Outcome.of(outcome),
            12.5,
            null,
            Evidence.of(facts),
            1);
    probes.arrived(now.get(), List.of(observation));
  }

  private String text() throws IOException {
    assertThat(series.collect().size()).isEqualTo(4);
    var out = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.create().write(out, registry.scrape());
    return out.toString(StandardCharsets.UTF_8);
  }
}
