import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Lengths of codes that are best for given counts, and the codes for given lengths.
final class Huffman {

  private record Coin(long weight, int[] symbols) {}

  private Huffman() {}

  /// Package-merge (Larmore and Hirschberg 1990): no code is longer than `longest` bits.
  static int[] lengths(int[] counts, int longest) {
    var lengths = new int[counts.length];
    var coins = coins(counts);
    if (coins.size() == 1) {
      lengths[coins.getFirst().symbols()[0]] = 1;
      return lengths;
    }
    var packages = List.<Coin>of();
    for (int bits = 0; bits < longest; bits++) {
      packages = merged(coins, pairs(packages));
    }
    for (int i = 0; i < 2 * coins.size() - 2; i++) {
      for (var symbol : packages.get(i).symbols()) {
        lengths[symbol]++;
      }
    }
    return lengths;
  }

  private static List<Coin> coins(int[] counts) {
    var coins = new ArrayList<Coin>();
    for (int symbol = 0; symbol < counts.length; symbol++) {
      if (counts[symbol] > 0) {
        coins.add(new Coin(counts[symbol], new int[] {symbol}));
      }
    }
    coins.sort(Comparator.comparingLong(Coin::weight));
    return coins;
  }

  private static List<Coin> pairs(List<Coin> coins) {
    var pairs = new ArrayList<Coin>();
    for (int i = 0; i + 1 < coins.size(); i += 2) {
      var one = coins.get(i);
      var other = coins.get(i + 1);
      var symbols =
          java.util.Arrays.copyOf(one.symbols(), one.symbols().length + other.symbols().length);
      System.arraycopy(other.symbols(), 0, symbols, one.symbols().length, other.symbols().length);
      pairs.add(new Coin(one.weight() + other.weight(), symbols));
    }
    return pairs;
  }

  private static List<Coin> merged(List<Coin> coins, List<Coin> pairs) {
    var all = new ArrayList<>(coins);
    all.addAll(pairs);
    all.sort(Comparator.comparingLong(Coin::weight));
    return all;
  }

  /// The codes in the order of RFC 1951 §3.2.2, their bits turned round as they are written.
  static int[] codes(int[] lengths) {
    var codes = new int[lengths.length];
    int code = 0;
    for (int bits = 1; bits <= 15; bits++) {
      for (int symbol = 0; symbol < lengths.length; symbol++) {
        if (lengths[symbol] == bits) {
          codes[symbol] = Integer.reverse(code++) >>> (32 - bits);
        }
      }
      code <<= 1;
    }
    return codes;
  }
}
