package fengsui.lab.till;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// One of several words, some more often than others.
final class Draw {

  private final String[] words;
  private final int[] upTo;

  private Draw(String[] words, int[] upTo) {
    this.words = words;
    this.upTo = upTo;
  }

  static Draw of(Map<String, Integer> weights) {
    var sorted = new TreeMap<>(weights);
    var words = sorted.keySet().toArray(String[]::new);
    var upTo = sorted.values().stream().mapToInt(Integer::intValue).toArray();
    Arrays.parallelPrefix(upTo, Integer::sum);
    return new Draw(words, upTo);
  }

  String next(SplittableRandom random) {
    int at = random.nextInt(upTo[upTo.length - 1]);
    int i = 0;
    while (upTo[i] <= at) {
      i++;
    }
    return words[i];
  }
}
