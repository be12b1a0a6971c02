package fengsui.server.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A set of numbers as disjoint ranges in order, each with both ends.
record Ranges(List<Range> all) {

  static final Ranges NONE = new Ranges(List.of());

  Ranges {
    all = List.copyOf(all);
  }

  /// From `first` to `last`, both within.
  record Range(long first, long last) {}

  static Ranges of(long... numbers) {
    var sorted = numbers.clone();
    Arrays.sort(sorted);
    var ranges = new ArrayList<Range>();
    for (var number : sorted) {
      append(ranges, new Range(number, number));
    }
    return new Ranges(ranges);
  }

  /// Reads PostgreSQL's `int8multirange`, such as `{[1,8),[10,11)}`.
  static Ranges parse(String text) {
    var inside = text.substring(1, text.length() - 1);
    if (inside.isEmpty()) {
      return NONE;
    }
    var ranges = new ArrayList<Range>();
    for (var part : inside.substring(1, inside.length() - 1).split("\\),\\[", -1)) {
      var comma = part.indexOf(',');
      ranges.add(
          new Range(
              Long.parseLong(part, 0, comma, 10),
              Long.parseLong(part, comma + 1, part.length(), 10) - 1));
    }
    return new Ranges(ranges);
  }

  Ranges plus(Ranges others) {
    var a = all;
    var b = others.all;
    var ranges = new ArrayList<Range>();
    var i = 0;
    var j = 0;
    while (i < a.size() || j < b.size()) {
      var mine = j == b.size() || (i < a.size() && a.get(i).first <= b.get(j).first);
      append(ranges, mine ? a.get(i++) : b.get(j++));
    }
    return new Ranges(ranges);
  }

  /// Those that are not among `others`.
  Ranges minus(Ranges others) {
    var ranges = new ArrayList<Range>();
    for (var range : all) {
      var next = range.first;
      for (var other : others.all) {
        if (other.last >= next && other.first <= range.last) {
          if (other.first > next) {
            ranges.add(new Range(next, other.first - 1));
          }
          next = other.last + 1;
        }
      }
      if (next <= range.last) {
        ranges.add(new Range(next, range.last));
      }
    }
    return new Ranges(ranges);
  }

  boolean contains(long number) {
    var low = 0;
    var high = all.size() - 1;
    while (low <= high) {
      var middle = (low + high) >>> 1;
      var range = all.get(middle);
      if (number < range.first) {
        high = middle - 1;
      } else if (number > range.last) {
        low = middle + 1;
      } else {
        return true;
      }
    }
    return false;
  }

  /// How many ranges there are.
  int size() {
    return all.size();
  }

  /// Numbers below the greatest that are not here.
  long missing() {
    var missing = 0L;
    var next = 1L;
    for (var range : all) {
      missing += range.first - next;
      next = range.last + 1;
    }
    return missing;
  }

  /// The form that [#parse] reads.
  String text() {
    return all.stream()
        .map(range -> "[" + range.first + "," + (range.last + 1) + ")")
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static void append(List<Range> ranges, Range next) {
    if (ranges.isEmpty() || ranges.getLast().last < next.first - 1) {
      ranges.add(next);
      return;
    }
    var last = ranges.getLast();
    if (next.last > last.last) {
      ranges.set(ranges.size() - 1, new Range(last.first, next.last));
    }
  }
}
