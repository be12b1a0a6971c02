package fengsui.server.report.facts;

import fengsui.model.Observation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Counts observations as they are read, and keeps some of each sort word for word. For one thread.
public final class Gathering {

  /// So many equal measurements are kept word for word; all are counted.
  public static final int OF_A_SORT = 25;

  /// So many are kept word for word in all.
  public static final int MOST = 5_000;

  /// So many sorts are told apart.
  static final int SORTS = 20_000;

  private static final Comparator<Measurement> ORDER =
      Comparator.comparing((Measurement it) -> it.seen().at())
          .thenComparing(it -> it.seen().agent())
          .thenComparing(it -> it.seen().target().host())
          .thenComparing(Measurement::whom)
          .thenComparing(it -> it.seen().toString());

  private final Subject subject;
  private final Map<Line.Key, Line> lines = new HashMap<>();
  private final Map<Line.Key, Integer> kept = new HashMap<>();
  private final TreeMap<Instant, Minute> minutes = new TreeMap<>();
  private final List<Measurement> measurements = new ArrayList<>();
  private long counted;
  private long unsorted;

  public Gathering(Subject subject) {
    this.subject = subject;
  }

  public void add(Observation seen) {
    if (!subject.concerns(seen)) {
      return;
    }
    var measurement = new Measurement(seen, subject.standing(seen));
    counted += seen.count();
    minute(measurement);
    var key = key(measurement);
    if (lines.size() >= SORTS && !lines.containsKey(key)) {
      unsorted += seen.count();
      return;
    }
    lines.merge(key, new Line(key, seen.count(), seen.at(), seen.at()), Line::plus);
    keep(key, measurement);
  }

  private void minute(Measurement measurement) {
    var seen = measurement.seen();
    var at = seen.at().truncatedTo(ChronoUnit.MINUTES);
    var one = Minute.of(at, measurement.standing(), seen.outcome().ok(), seen.count());
    minutes.merge(at, one, Minute::plus);
  }

  private void keep(Line.Key key, Measurement measurement) {
    if (measurements.size() < MOST && kept.merge(key, 1, Integer::sum) <= OF_A_SORT) {
      measurements.add(measurement);
    }
  }

  private static Line.Key key(Measurement measurement) {
    var seen = measurement.seen();
    return new Line.Key(
        measurement.standing(),
        seen.vantage().carrier().code(),
        seen.vantage().province(),
        seen.agent(),
        measurement.whom(),
        seen.target().host(),
        seen.stage().code(),
        seen.outcome().code(),
        Objects.requireNonNullElse(measurement.rcode(), ""),
        measurement.answers().stream().sorted().distinct().collect(Collectors.joining(" ")));
  }

  /// What was found.
  public Findings findings() {
    return new Findings(
        lines.values().stream().sorted(Line.ORDER).toList(),
        List.copyOf(minutes.values()),
        measurements.stream().sorted(ORDER).toList(),
        counted,
        unsorted);
  }
}
