package fengsui.localize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// A table of leaves: for each combination of a value per attribute, what was seen and what was
/// expected.
public final class Leaves {

  /// More attributes than this are refused: 2^12 ways to combine them.
  public static final int MOST_ATTRIBUTES = 12;

  private final List<String> attributes;
  private final List<List<String>> values;
  private final int[][] codes;
  private final double[] actual;
  private final double[] expected;

  private Leaves(Builder of) {
    attributes = of.attributes;
    values = of.dictionaries.stream().map(each -> List.copyOf(each.values)).toList();
    codes = new int[attributes.size()][of.size];
    for (var attribute = 0; attribute < codes.length; attribute++) {
      for (var leaf = 0; leaf < of.size; leaf++) {
        codes[attribute][leaf] = of.rows[leaf * codes.length + attribute];
      }
    }
    actual = Arrays.copyOf(of.actual, of.size);
    expected = Arrays.copyOf(of.expected, of.size);
  }

  public static Builder with(List<String> attributes) {
    return new Builder(attributes);
  }

  public int size() {
    return actual.length;
  }

  public List<String> attributes() {
    return attributes;
  }

  /// Returns the values of a random leaf in random attributes: the floor of every comparison.
  public Combination guess(RandomGenerator random) {
    return combination(random.nextInt(size()), random.nextInt(1, 1 << attributes.size()));
  }

  int[] codes(int attribute) {
    return codes[attribute];
  }

  int valuesOf(int attribute) {
    return values.get(attribute).size();
  }

  double actual(int leaf) {
    return actual[leaf];
  }

  double expected(int leaf) {
    return expected[leaf];
  }

  /// Returns the values that `leaf` has in the attributes of `mask`.
  Combination combination(int leaf, int mask) {
    var chosen = new TreeMap<String, String>();
    for (var attribute = 0; attribute < codes.length; attribute++) {
      if ((mask >> attribute & 1) != 0) {
        chosen.put(attributes.get(attribute), values.get(attribute).get(codes[attribute][leaf]));
      }
    }
    return new Combination(chosen);
  }

  /// Collects leaves. The order of adding matters for nothing but ties.
  public static final class Builder {

    private final List<String> attributes;
    private final List<Dictionary> dictionaries = new ArrayList<>();
    private int[] rows = new int[64];
    private double[] actual = new double[16];
    private double[] expected = new double[16];
    private int size;

    private Builder(List<String> attributes) {
      this.attributes = List.copyOf(attributes);
      if (attributes.isEmpty() || attributes.size() > MOST_ATTRIBUTES) {
        throw new IllegalArgumentException(
            "there must be 1 to %d attributes, but there are %d"
                .formatted(MOST_ATTRIBUTES, attributes.size()));
      }
      for (var each = 0; each < attributes.size(); each++) {
        dictionaries.add(new Dictionary());
      }
    }

    /// Adds one leaf; neither number may be negative or infinite.
    public Builder add(List<String> values, double actual, double expected) {
      if (values.size() != attributes.size()) {
        throw new IllegalArgumentException(
            "a leaf must have %d values, but has %d".formatted(attributes.size(), values.size()));
      }
      var row = new int[values.size()];
      for (var each = 0; each < row.length; each++) {
        row[each] = dictionaries.get(each).code(values.get(each));
      }
      return add(row, check(actual), check(expected));
    }

    public Leaves build() {
      return new Leaves(this);
    }

    private Builder add(int[] row, double seen, double foreseen) {
      if (size == actual.length) {
        actual = Arrays.copyOf(actual, size * 2);
        expected = Arrays.copyOf(expected, size * 2);
      }
      if (rows.length < (size + 1) * row.length) {
        rows = Arrays.copyOf(rows, (size + 1) * row.length * 2);
      }
      System.arraycopy(row, 0, rows, size * row.length, row.length);
      actual[size] = seen;
      expected[size] = foreseen;
      size++;
      return this;
    }

    private static double check(double number) {
      if (!(number >= 0) || Double.isInfinite(number)) {
        throw new IllegalArgumentException("must be 0 or more and finite, but is " + number);
      }
      return number;
    }
  }

  /// The values of one attribute, numbered as they come.
  private static final class Dictionary {

    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> values = new ArrayList<>();

    private int code(String value) {
      var known = codes.putIfAbsent(value, values.size());
      if (known != null) {
        return known;
      }
      values.add(value);
      return values.size() - 1;
    }
  }
}
