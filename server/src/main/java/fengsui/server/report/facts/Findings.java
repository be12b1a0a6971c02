package fengsui.server.report.facts;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Everything that was measured in the time of a report.
///
/// @param lines all of it, equal measurements counted
/// @param minutes all of it, counted by minutes
/// @param measurements a part of it word for word, oldest first
/// @param counted how many measurements there were
/// @param unsorted how many of them are in no line, because there were too many sorts
public record Findings(
    List<Line> lines,
    List<Minute> minutes,
    List<Measurement> measurements,
    long counted,
    long unsorted) {

  public Findings {
    lines = List.copyOf(lines);
    minutes = List.copyOf(minutes);
    measurements = List.copyOf(measurements);
  }

  public Stream<Line> of(Standing standing) {
    return lines.stream().filter(line -> line.key().standing() == standing);
  }

  /// How many measurements of that standing there were.
  public long count(Standing standing) {
    return of(standing).mapToLong(Line::count).sum();
  }

  /// How many of them did not end well.
  public long failed(Standing standing) {
    return of(standing).filter(Findings::failed).mapToLong(Line::count).sum();
  }

  /// When the first measurement of what the report is about did not end well.
  public Optional<Instant> first() {
    return failing().map(Line::first).min(Comparator.naturalOrder());
  }

  /// When the last one did not.
  public Optional<Instant> last() {
    return failing().map(Line::last).max(Comparator.naturalOrder());
  }

  /// The names whose look-ups, or hosts whose connections, did not end well.
  public List<String> names() {
    return failing().map(line -> line.key().name()).distinct().sorted().toList();
  }

  /// From where it was measured, such as `bj-u-1 (unicom, beijing)`.
  public List<String> vantages(Predicate<Standing> of) {
    return lines.stream()
        .map(Line::key)
        .filter(key -> of.test(key.standing()))
        .map(key -> "%s (%s, %s)".formatted(key.agent(), key.carrier(), key.province()))
        .distinct()
        .sorted()
        .toList();
  }

  private Stream<Line> failing() {
    return of(Standing.SUBJECT).filter(Findings::failed);
  }

  private static boolean failed(Line line) {
    return !line.key().outcome().equals("ok");
  }
}
