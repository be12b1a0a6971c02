package fengsui.payments;

import fengsui.localize.Combination;
import fengsui.localize.Leaves;
import fengsui.localize.Localizer;
import fengsui.localize.Ranked;
import fengsui.payments.Place.Attribute;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Where the payments of an alarm are, by what the payments around them are.
final class Whereabouts {

  private static final List<Attribute> ATTRIBUTES =
      List.of(Attribute.SCENE, Attribute.REGION, Attribute.CHANNEL, Attribute.MERCHANT);

  private static final List<String> NAMES = ATTRIBUTES.stream().map(Attribute::code).toList();

  /// The localizer looks for rises of up to eighty times; where everything rose alike it must still
  /// see a rise.
  private static final double RISE = 8;

  private static final int MOST = 10;

  /// An attribute limits a scope only if chance makes it look so less than once in a thousand.
  private static final double CONVINCING = 7;

  /// Of what is hardly ever usual, so large a share outside of the causes says that it is
  /// everywhere.
  private static final double ELSEWHERE = 0.1;

  private static final double RARE = 0.002;

  private Whereabouts() {}

  private static final class Leaf {

    private int hits;
    private int all;
  }

  /// Returns for each attribute that limits it the values it is limited to; an empty map is
  /// everywhere.
  ///
  /// @param usual the share of hits that is usual
  static SortedMap<String, List<String>> of(
      List<Sample> among, Predicate<Sample> hit, double usual) {
    var leaves = leaves(among, hit);
    double hits = hits(leaves);
    if (hits == 0) {
      return new TreeMap<>();
    }
    double share = Math.max(usual, hits / among.size() / RISE);
    var causes = new ArrayList<Combination>();
    while (causes.size() < MOST) {
      var found = causes(leaves, share);
      if (found.isEmpty()) {
        break;
      }
      causes.addAll(found);
      leaves.keySet().removeIf(values -> found.stream().anyMatch(each -> covers(each, values)));
    }
    var all = leaves(among, hit);
    causes.replaceAll(cause -> pruned(cause, all));
    boolean elsewhereToo = usual < RARE && hits(leaves) > ELSEWHERE * hits;
    return elsewhereToo ? new TreeMap<>() : union(causes);
  }

  private static Map<List<String>, Leaf> leaves(List<Sample> among, Predicate<Sample> hit) {
    var leaves = new HashMap<List<String>, Leaf>();
    for (var sample : among) {
      var leaf = leaves.computeIfAbsent(values(sample), any -> new Leaf());
      leaf.all++;
      leaf.hits += hit.test(sample) ? 1 : 0;
    }
    return leaves;
  }

  private static double hits(Map<List<String>, Leaf> leaves) {
    return leaves.values().stream().mapToInt(leaf -> leaf.hits).sum();
  }

  private static List<Combination> causes(Map<List<String>, Leaf> leaves, double share) {
    if (leaves.isEmpty()) {
      return List.of();
    }
    var table = Leaves.with(NAMES);
    leaves.forEach((values, leaf) -> table.add(values, leaf.hits, leaf.all * share));
    return Localizer.counts(table.build(), 1).causes().stream().map(Ranked::combination).toList();
  }

  /// A combination without the attributes that could be chance: among the payments of the rest of
  /// it, hits must be where it says far more often than payments are.
  private static Combination pruned(Combination cause, Map<List<String>, Leaf> leaves) {
    for (var name : cause.values().keySet()) {
      var without = new TreeMap<>(cause.values());
      without.remove(name);
      var wider = new Combination(without);
      if (concentration(sum(leaves, cause), sum(leaves, wider)) < CONVINCING) {
        return pruned(wider, leaves);
      }
    }
    return cause;
  }

  private static Leaf sum(Map<List<String>, Leaf> leaves, Combination in) {
    var sum = new Leaf();
    leaves.forEach((values, leaf) -> {
      if (covers(in, values)) {
        sum.hits += leaf.hits;
        sum.all += leaf.all;
      }
    });
    return sum;
  }

  /// The log likelihood ratio of the hits being where they are against their being spread as
  /// payments are.
  private static double concentration(Leaf inside, Leaf whole) {
    double share = inside.all / (double) whole.all;
    return part(inside.hits, whole.hits * share)
        + part(whole.hits - inside.hits, whole.hits * (1 - share));
  }

  private static double part(double hits, double expected) {
    return hits == 0 ? 0 : hits * Math.log(hits / expected);
  }

  private static boolean covers(Combination cause, List<String> values) {
    return cause.values().entrySet().stream()
        .allMatch(each -> values.get(NAMES.indexOf(each.getKey())).equals(each.getValue()));
  }

  private static List<String> values(Sample sample) {
    var values = new ArrayList<String>();
    for (var attribute : ATTRIBUTES) {
      var value = attribute.of(sample.payment());
      values.add(value == null ? "" : value);
    }
    return values;
  }

  /// Several combinations as one: an attribute limits only if it limits all of them.
  private static SortedMap<String, List<String>> union(List<Combination> causes) {
    var scope = new TreeMap<String, List<String>>();
    if (causes.isEmpty()) {
      return scope;
    }
    for (var name : causes.getFirst().values().keySet()) {
      if (causes.stream().allMatch(each -> each.values().containsKey(name))) {
        var values = new TreeSet<String>();
        causes.forEach(each -> values.add(Map.copyOf(each.values()).getOrDefault(name, "")));
        scope.put(name, List.copyOf(values));
      }
    }
    return scope;
  }
}
