package fengsui.localize;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/// Tables with causes that the test put there.
final class Planted {

  static final List<String> ATTRIBUTES = List.of("carrier", "province", "access", "target");
  private static final int[] VALUES = {4, 12, 3, 8};

  private Planted() {}

  /// Sums: forecasts of very unequal size, actual within `noise` of them, less `lost` in causes.
  static Leaves sums(long seed, double noise, double lost, List<Map<String, String>> causes) {
    var random = new Random(seed);
    var leaves = Leaves.with(ATTRIBUTES);
    for (var values : all()) {
      var forecast = 100 * Math.exp(random.nextGaussian());
      var drop = hit(values, causes) ? lost : 0;
      leaves.add(values, forecast * (1 - drop) * (1 + noise * random.nextGaussian()), forecast);
    }
    return leaves.build();
  }

  /// Failures: 2 % before, and `times` as many now in causes.
  static Failures failures(long seed, double times, List<Map<String, String>> causes) {
    var random = new Random(seed);
    var failures = Failures.of(ATTRIBUTES);
    for (var values : all()) {
      var requests = 20 + random.nextInt(200);
      var rate = hit(values, causes) ? 0.02 * times : 0.02;
      failures.before(values, binomial(random, 10 * requests, 0.02), 10 * requests);
      failures.now(values, binomial(random, requests, rate), requests);
    }
    return failures;
  }

  /// Returns a cause with a random value in `number` random attributes.
  static Map<String, String> cause(Random random, int number) {
    var left = new ArrayList<Integer>(List.of(0, 1, 2, 3));
    while (left.size() > number) {
      left.remove(random.nextInt(left.size()));
    }
    return left.stream()
        .collect(Collectors.toMap(ATTRIBUTES::get, at -> value(at, random.nextInt(VALUES[at]))));
  }

  static List<List<String>> all() {
    var rows = new ArrayList<List<String>>();
    for (var number = 0; number < 4 * 12 * 3 * 8; number++) {
      var row = new ArrayList<String>();
      var rest = number;
      for (var at = 0; at < VALUES.length; at++) {
        row.add(value(at, rest % VALUES[at]));
        rest /= VALUES[at];
      }
      rows.add(row);
    }
    return rows;
  }

  private static String value(int attribute, int number) {
    return ATTRIBUTES.get(attribute).charAt(0) + String.valueOf(number);
  }

  private static boolean hit(List<String> values, List<Map<String, String>> causes) {
    return causes.stream()
        .anyMatch(cause ->
            cause.entrySet().stream()
                .allMatch(
                    each -> values.get(ATTRIBUTES.indexOf(each.getKey())).equals(each.getValue())));
  }

  /// Counts hits by the distances between them.
  static int binomial(Random random, int number, double rate) {
    var hits = 0;
    var at = next(random, rate);
    while (at <= number) {
      hits++;
      at += next(random, rate);
    }
    return hits;
  }

  private static double next(Random random, double rate) {
    return 1 + Math.floor(Math.log(1 - random.nextDouble()) / Math.log(1 - rate));
  }
}
