package fengsui.payments;

import fengsui.localize.Combination;
import fengsui.localize.Leaves;
import fengsui.localize.Localizer;
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

  private Whereabouts() {}

  private static final class Leaf {

    private int hits;
    private int all;
  }

  /// Returns for each attribute that limits it the values it is limited to; an empty map is
  /// everywhere.
  static SortedMap<String, List<String>> of(List<Sample> among, Predicate<Sample> hit) {
    var leaves = new HashMap<List<String>, Leaf>();
    int hits = 0;
    for (var sample : among) {
      var leaf = leaves.computeIfAbsent(values(sample), any -> new Leaf());
      leaf.all++;
      if (hit.test(sample)) {
        leaf.hits++;
        hits++;
      }
    }
    if (hits == 0) {
      return new TreeMap<>();
    }
    double share = (double) hits / among.size() / RISE;
    var table = Leaves.with(NAMES);
    leaves.forEach((values, leaf) -> table.add(values, leaf.hits, leaf.all * share));
    var found = Localizer.counts(table.build(), 1);
    return union(found.causes().stream().map(each -> each.combination()).toList());
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
