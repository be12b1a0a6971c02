package fengsui.server.pages.incidents;

import fengsui.server.ingest.History.Share;
import fengsui.server.pages.Frame;
import fengsui.server.pages.Names;
import fengsui.server.watch.Cell;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How the failures of an incident went: a line for each agent, or for each carrier if there are
/// many agents.
///
/// @param at when each minute or hour began, in the reader's words
/// @param rows the same numbers for a table
public record Chart(List<String> at, List<Line> lines, List<Mark> marks, List<Row> rows) {

  static final Chart NONE = new Chart(List.of(), List.of(), List.of(), List.of());

  private static final int MOST_AGENTS = 6;

  /// One line.
  ///
  /// @param failing percent of the probes; null where there were none
  public record Line(String name, List<@Nullable Long> failing) {}

  /// Something that happened at `at`.
  public record Mark(String name, int at) {}

  /// A row of the table.
  public record Row(String at, List<String> cells) {}

  /// Probes, and how many of them failed.
  private record Count(long probes, long failed) {

    Count plus(Count other) {
      return new Count(probes + other.probes, failed + other.failed);
    }

    /// Rounded, but 0 and 100 only where none or all failed.
    long percent() {
      return failed == 0 ? 0 : failed == probes ? 100 : Math.clamp(100 * failed / probes, 1, 99);
    }
  }

  static Chart of(Span span, List<Share> shares, Collection<Cell> cells, Frame frame) {
    var names = names(shares, cells, frame);
    var steps = span.steps();
    var counts = new TreeMap<String, Map<Instant, Count>>();
    for (var share : shares) {
      counts
          .computeIfAbsent(names.apply(share.agent()), _ -> new HashMap<>())
          .merge(share.at(), new Count(share.probes(), share.failed()), Count::plus);
    }
    var lines = counts.entrySet().stream().map(it -> line(it.getKey(), it.getValue(), steps));
    return of(times(span, frame), lines.toList(), marks(span, frame));
  }

  private static Chart of(List<String> at, List<Line> lines, List<Mark> marks) {
    return new Chart(at, lines, marks, rows(at, lines));
  }

  /// What the line that an agent belongs to is called.
  private static Function<String, String> names(
      List<Share> shares, Collection<Cell> cells, Frame frame) {
    var carriers =
        cells.stream()
            .collect(
                Collectors.toMap(
                    Cell::agent, cell -> cell.vantage().carrier().code(), (first, _) -> first));
    var few = shares.stream().map(Share::agent).distinct().count() <= MOST_AGENTS;
    var names = new Names(frame.words());
    return agent -> {
      var code = carriers.getOrDefault(agent, "other");
      if (few) {
        return frame.say("incident.chart-agent", names.carrier(code), agent);
      }
      return code.startsWith("cloud:") ? frame.say("incident.chart-cloud") : names.carrier(code);
    };
  }

  private static Line line(String name, Map<Instant, Count> counts, List<Instant> steps) {
    var failing = new ArrayList<@Nullable Long>();
    for (var step : steps) {
      var count = counts.get(step);
      failing.add(count == null ? null : count.percent());
    }
    return new Line(name, failing);
  }

  private static List<String> times(Span span, Frame frame) {
    var times = frame.times();
    var minutes = span.unit() == ChronoUnit.MINUTES;
    return span.steps().stream().map(at -> minutes ? times.minute(at) : times.hour(at)).toList();
  }

  private static List<Mark> marks(Span span, Frame frame) {
    var marks = new ArrayList<Mark>();
    marks.add(new Mark(frame.say("incident.chart-onset"), span.place(span.onset())));
    var end = span.end();
    if (end != null) {
      marks.add(new Mark(frame.say("incident.chart-end"), span.place(end)));
    }
    return marks;
  }

  /// The rows in which something changes.
  private static List<Row> rows(List<String> at, List<Line> lines) {
    var rows = new ArrayList<Row>();
    var before = lines.stream().map(_ -> "–").toList();
    for (var i = 0; i < at.size(); i++) {
      var cells = new ArrayList<String>();
      for (var line : lines) {
        var share = line.failing().get(i);
        cells.add(share == null ? "–" : share.toString());
      }
      if (!cells.equals(before)) {
        rows.add(new Row(at.get(i), cells));
      }
      before = cells;
    }
    return rows;
  }
}
