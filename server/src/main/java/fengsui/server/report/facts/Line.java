package fengsui.server.report.facts;

import java.time.Instant;
import java.util.Comparator;

/// Equal measurements, counted.
///
/// @param count how many
/// @param first when the first of them was made
/// @param last when the last of them was made
public record Line(Key key, long count, Instant first, Instant last) {

  /// The order of the report: what it is about first, the most frequent first.
  static final Comparator<Line> ORDER =
      Comparator.comparing((Line line) -> line.key().standing())
          .thenComparing(Line::count, Comparator.reverseOrder())
          .thenComparing(line -> line.key().toString());

  /// What makes measurements equal.
  ///
  /// @param whom the resolver asked, or the address spoken to
  /// @param name the name asked for, or the host
  /// @param answers the addresses answered, sorted; empty without any
  public record Key(
      Standing standing,
      String carrier,
      String province,
      String agent,
      String whom,
      String name,
      String stage,
      String outcome,
      String rcode,
      String answers) {}

  Line plus(Line other) {
    return new Line(
        key,
        count + other.count,
        first.isBefore(other.first) ? first : other.first,
        last.isAfter(other.last) ? last : other.last);
  }
}
