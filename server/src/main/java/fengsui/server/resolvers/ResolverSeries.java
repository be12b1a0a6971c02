package fengsui.server.resolvers;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// What the carriers' resolvers answered in the last five minutes, as metrics. At most [#MOST] of
/// them are told: their number is in the agents' hands.
@Component
final class ResolverSeries implements MultiCollector {

  static final int MOST = 1000;
  private static final Duration LATELY = Duration.ofMinutes(5);

  private final ResolverBook book;
  private final Minutes minutes;

  ResolverSeries(ResolverBook book, Minutes minutes, PrometheusRegistry registry) {
    this.book = book;
    this.minutes = minutes;
    registry.register(this);
  }

  @Override
  public MetricSnapshots collect() {
    var all = lately();
    var omitted =
        new CounterSnapshot(
            new MetricMetadata(
                "fengsui_resolver_omitted_answers", "Answers beyond the number that is counted"),
            List.of(
                new CounterSnapshot.CounterDataPointSnapshot(
                    minutes.omitted(), Labels.EMPTY, null, 0)));
    return MetricSnapshots.of(
        gauge("fengsui_resolver_asked", "Questions in five minutes", all, it -> it.asked()),
        gauge(
            "fengsui_resolver_resolution_rate",
            "Share of answers in five minutes with an address that nothing speaks against",
            all,
            Measured::resolutionRate),
        gauge(
            "fengsui_resolver_poisoned_share",
            "Share of answers in five minutes with an address that cannot be the name's",
            all,
            Measured::poisonedShare),
        gauge(
            "fengsui_resolver_p50_seconds",
            "Time that half of the answers took at most",
            all,
            it -> it.p50() / 1000),
        gauge(
            "fengsui_resolver_p95_seconds",
            "Time that 95 of 100 answers took at most",
            all,
            it -> it.p95() / 1000),
        omitted);
  }

  private List<Measured> lately() {
    try {
      return book.last(LATELY).stream().limit(MOST).toList();
    } catch (DataAccessException _) {
      return List.of(); // the database is away: its own metric says so
    }
  }

  private static GaugeSnapshot gauge(
      String name, String help, List<Measured> all, ToDoubleFunction<Measured> value) {
    var points = new ArrayList<GaugeDataPointSnapshot>();
    for (var each : all) {
      var labels =
          Labels.of(
              "carrier", each.spot().carrier(),
              "province", each.spot().province(),
              "resolver", each.spot().resolver());
      points.add(new GaugeDataPointSnapshot(value.applyAsDouble(each), labels, null));
    }
    return new GaugeSnapshot(new MetricMetadata(name, help), points);
  }
}
