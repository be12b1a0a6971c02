package fengsui.server.ingest;

import fengsui.server.ingest.Line.Bad;
import fengsui.server.ingest.Line.Good;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an agent sent in one request.
record Batch(String agent, UUID spool, List<Line> lines) {

  Batch {
    lines = List.copyOf(lines);
  }

  /// The numbers of its lines, bad ones too.
  Ranges numbers() {
    return Ranges.of(
        lines.stream()
            .map(Batch::number)
            .filter(Objects::nonNull)
            .mapToLong(Long::longValue)
            .toArray());
  }

  private static @Nullable Long number(Line line) {
    return switch (line) {
      case Good good -> good.sequence();
      case Bad bad -> bad.sequence();
    };
  }

  List<Bad> rejected() {
    return lines.stream().filter(Bad.class::isInstance).map(Bad.class::cast).toList();
  }

  /// What of it is not among `known`: of several lines with one number, the first.
  Fresh without(Ranges known) {
    var seen = new HashSet<Long>();
    var fresh =
        lines.stream()
            .filter(line -> {
              var number = number(line);
              return number == null || (!known.contains(number) && seen.add(number));
            })
            .toList();
    return new Fresh(
        fresh.stream().filter(Good.class::isInstance).map(Good.class::cast).toList(),
        fresh.stream().filter(Bad.class::isInstance).map(Bad.class::cast).toList());
  }

  /// The new lines of a batch.
  record Fresh(List<Good> good, List<Bad> bad) {

    /// When the first observation was made.
    Instant first() {
      return good.stream()
          .map(line -> line.observation().at())
          .min(Comparator.naturalOrder())
          .orElseThrow();
    }

    /// When the last observation was made.
    Instant last() {
      return good.stream()
          .map(line -> line.observation().at())
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }
  }
}
