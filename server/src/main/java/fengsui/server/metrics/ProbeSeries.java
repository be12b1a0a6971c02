package fengsui.server.metrics;

import fengsui.model.Observation;
import fengsui.model.Outcome;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// The newest probes as metrics: whether they worked, how long each stage took, why they failed.
@Component
final class ProbeSeries implements MultiCollector {

  private final LatestProbes probes;

  ProbeSeries(LatestProbes probes, PrometheusRegistry registry) {
    this.probes = probes;
    registry.register(this);
  }

  /// The points of the three metrics, as they are gathered.
  private record Points(
      List<GaugeDataPointSnapshot> success,
      List<GaugeDataPointSnapshot> durations,
      List<GaugeDataPointSnapshot> failures) {

    Points() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    void take(LatestProbes.Key key, List<Observation> steps) {
      var last = steps.getLast();
      var vantage = last.vantage();
      var labels =
          Labels.of(
              "agent", key.agent(),
              "carrier", vantage.carrier().code(),
              "province", vantage.province(),
              "target", key.target());
      success.add(new GaugeDataPointSnapshot(last.outcome().ok() ? 1 : 0, labels, null));
      for (var step : steps) {
        var staged = labels.add("stage", step.stage().code());
        durations.add(new GaugeDataPointSnapshot(step.ms() / 1000, staged, null));
      }
      if (!last.outcome().ok()) {
        var why = labels.add("phase", last.stage().code()).add("reason", reason(last.outcome()));
        failures.add(new GaugeDataPointSnapshot(1, why, null));
      }
    }

    // Words of the network never become labels: their number has no bound.
    private static String reason(Outcome outcome) {
      return outcome instanceof Outcome.Unclassified ? "unknown_failure" : outcome.code();
    }
  }

  @Override
  public MetricSnapshots collect() {
    var points = new Points();
    probes
        .fresh()
        .forEach((key, probe) -> {
          var steps = probe.steps();
          if (!steps.isEmpty()) {
            points.take(key, steps);
          }
        });
    var omitted =
        new CounterSnapshot(
            new MetricMetadata(
                "fengsui_probe_omitted_observations",
                "Observations of paths beyond the number that is exported"),
            List.of(
                new CounterSnapshot.CounterDataPointSnapshot(
                    probes.omitted(), Labels.EMPTY, null, 0)));
    return MetricSnapshots.of(
        gauge("fengsui_probe_success", "Whether the newest probe worked", points.success()),
        gauge(
            "fengsui_probe_stage_duration_seconds",
            "How long each stage of the newest probe took",
            points.durations()),
        gauge("fengsui_probe_failure_info", "Why the newest probe failed", points.failures()),
        omitted);
  }

  private static GaugeSnapshot gauge(
      String name, String help, List<GaugeDataPointSnapshot> points) {
    return new GaugeSnapshot(new MetricMetadata(name, help), points);
  }
}
