package fengsui.bench;

import fengsui.bench.LabelledDeviations.Case;
import fengsui.localize.Leaves;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Synthetic sums by the law of RiskLoc's sets S and L: Weibull values, a share of them 0,
/// forecasts with normal noise, and causes that take the same share from all their leaves. The law
/// is theirs, the random numbers are ours.
final class RippleLaw {

  private final Random random;
  private final int[] dims;
  private final boolean deep;
  private final double noise;
  private final double[] actual;
  private final double[] forecast;
  private final List<Set<Integer>> used = new ArrayList<>();
  private final Set<Integer> masks = new HashSet<>();
  private final Set<String> causes = new HashSet<>();

  private RippleLaw(Random random, boolean deep) {
    this.random = random;
    this.deep = deep;
    dims = deep ? new int[] {10, 24, 10, 15} : new int[] {10, 12, 10, 8, 5};
    for (var each = 0; each < dims.length; each++) {
      used.add(new HashSet<>());
    }
    var size = Arrays.stream(dims).reduce(1, (a, b) -> a * b);
    actual = new double[size];
    forecast = new double[size];
    var zeros = random.nextDouble() * 0.25;
    noise = random.nextDouble() * (deep ? 0.1 : 0.25);
    var shape = 0.5 + 0.5 * random.nextDouble();
    for (var leaf = 0; leaf < size; leaf++) {
      draw(leaf, zeros, shape);
    }
  }

  /// Returns a case of set S: causes of any depth, noise up to 25 %.
  static Case s(long seed) {
    return new RippleLaw(new Random(seed), false).cased("S" + seed);
  }

  /// Returns a case of set L: each cause is one single leaf, noise up to 10 %.
  static Case l(long seed) {
    return new RippleLaw(new Random(seed), true).cased("L" + seed);
  }

  private void draw(int leaf, double zeros, double shape) {
    var value = Math.pow(-Math.log(1 - random.nextDouble()), 1 / shape) * 100;
    value = random.nextDouble() < zeros ? 0 : value;
    var other = Math.max(0, value * (1 + noise * random.nextGaussian()));
    var swap = random.nextBoolean();
    actual[leaf] = swap ? other : value;
    forecast[leaf] = swap ? value : other;
  }

  private Case cased(String name) {
    var more = Arrays.stream(actual).sum() > Arrays.stream(forecast).sum();
    var causesWanted = 1 + random.nextInt(deep ? 5 : 3);
    for (var cause = 0; cause < causesWanted; cause++) {
      hurt(more ? forecast : actual, more ? actual : forecast);
    }
    var leaves = Leaves.with(IntStream.range(0, dims.length).mapToObj(RippleLaw::name).toList());
    for (var leaf = 0; leaf < actual.length; leaf++) {
      var number = leaf;
      leaves.add(
          IntStream.range(0, dims.length).mapToObj(at -> name(at) + value(number, at)).toList(),
          actual[leaf],
          forecast[leaf]);
    }
    return new Case(name, leaves.build(), Set.copyOf(causes));
  }

  private void hurt(double[] hurt, double[] whole) {
    var layer = deep ? dims.length : 1 + random.nextInt(dims.length);
    var elements = deep ? 1 : 1 + random.nextInt(3);
    var taken = (deep ? 0.5 + 0.5 * random.nextDouble() : 0.2 + 0.8 * random.nextDouble()) + noise;
    var spread = deep ? 0 : random.nextDouble() * 0.1;
    var mask = mask(layer);
    var chosen = new ArrayList<SortedMap<Integer, Integer>>();
    for (var tries = 0; chosen.size() < elements && tries < 1000; tries++) {
      var element = element(mask);
      var fresh = element.entrySet().stream().noneMatch(it -> used(it.getKey(), it.getValue()));
      if (fresh
          && !chosen.contains(element)
          && (layer < dims.length || actual[leaf(element)] > 0)) {
        chosen.add(element);
      }
    }
    for (var element : chosen) {
      element.forEach((at, value) -> used.get(at).add(value));
      causes.add(
          element.entrySet().stream()
              .map(it -> name(it.getKey()) + "=" + name(it.getKey()) + it.getValue())
              .collect(Collectors.joining("&")));
      for (var leaf = 0; leaf < hurt.length; leaf++) {
        if (within(leaf, element)) {
          hurt[leaf] = Math.max(0, whole[leaf] * (1 - taken - spread * random.nextGaussian()));
        }
      }
    }
  }

  private boolean used(int at, int value) {
    return used.get(at).contains(value);
  }

  private int mask(int layer) {
    for (var tries = 0; ; tries++) {
      var mask = random.nextInt(1, 1 << dims.length);
      if (Integer.bitCount(mask) == layer
          && (layer == dims.length || masks.add(mask) || tries > 1000)) {
        return mask;
      }
    }
  }

  private SortedMap<Integer, Integer> element(int mask) {
    var element = new TreeMap<Integer, Integer>();
    for (var at = 0; at < dims.length; at++) {
      if ((mask >> at & 1) != 0) {
        element.put(at, random.nextInt(dims[at]));
      }
    }
    return element;
  }

  private int leaf(SortedMap<Integer, Integer> element) {
    var leaf = 0;
    for (var at = 0; at < dims.length; at++) {
      leaf = leaf * dims[at] + element.getOrDefault(at, 0);
    }
    return leaf;
  }

  private boolean within(int leaf, SortedMap<Integer, Integer> element) {
    return element.entrySet().stream().allMatch(it -> value(leaf, it.getKey()) == it.getValue());
  }

  private int value(int leaf, int at) {
    var rest = leaf;
    for (var each = dims.length - 1; each > at; each--) {
      rest /= dims[each];
    }
    return rest % dims[at];
  }

  private static String name(int at) {
    return String.valueOf((char) ('a' + at));
  }
}
