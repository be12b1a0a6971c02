package fengsui.series.evidence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What several sources say together about one suspicion, and the highest grade that it reached.
///
/// Sources that are independent while nothing is wrong (passive rate, active probes, peers, a
/// recent change) multiply. Those that are not (two probes of the same agent) share a group, within
/// which they are averaged, which always holds. Immutable.
///
/// @param worth each group's sources and the e-value of each
/// @param reached never falls until the suspicion is cleared: a grade is an event, not a gauge
public record Suspicion(Map<String, Map<String, Double>> worth, Grade reached) {

  public Suspicion {
    var copy = new TreeMap<String, Map<String, Double>>();
    worth.forEach((group, sources) -> copy.put(group, Map.copyOf(sources)));
    worth = Collections.unmodifiableMap(copy);
  }

  /// A suspicion about which nobody has said anything.
  public static Suspicion opened() {
    return new Suspicion(Map.of(), Grade.NONE);
  }

  /// Returns this suspicion after `source` of `group` said what it is worth now, instead of what it
  /// said before.
  public Suspicion after(String group, String source, double value, Grades grades) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("an e-value must be 0 or more, but is " + value);
    }
    var all = new TreeMap<>(worth);
    var sources = new TreeMap<>(worth.getOrDefault(group, Map.of()));
    sources.put(source, value);
    all.put(group, sources);
    var next = grades.of(together(all));
    return new Suspicion(all, next.compareTo(reached) > 0 ? next : reached);
  }

  /// The e-value of all sources together.
  public double together() {
    return together(worth);
  }

  private static double together(Map<String, Map<String, Double>> worth) {
    var product = 1.0;
    for (var group : worth.values()) {
      product *= mean(group);
    }
    return product;
  }

  /// The groups and what each multiplies the evidence by, most telling first: what a person is
  /// shown.
  public List<Map.Entry<String, Double>> factors() {
    var factors = new ArrayList<Map.Entry<String, Double>>();
    worth.forEach((group, sources) -> factors.add(Map.entry(group, mean(sources))));
    factors.sort(Map.Entry.<String, Double>comparingByValue().reversed());
    return factors;
  }

  private static double mean(Map<String, Double> sources) {
    return sources.values().stream().mapToDouble(Double::doubleValue).average().orElse(1);
  }
}
