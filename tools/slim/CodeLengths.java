import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The head of a block (RFC 1951 §3.2.7): the lengths of its codes, themselves in a code.
final class CodeLengths {

  private static final int[] ORDER = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };

  private record Step(int symbol, int rest) {
    int bits() {
      return symbol < 16 ? 0 : symbol == 16 ? 2 : symbol == 17 ? 3 : 7;
    }
  }

  private final int symbols;
  private final int distances;
  private final int[] all;

  CodeLengths(int[] symbolLengths, int[] distanceLengths) {
    symbols = used(symbolLengths, 257);
    distances = used(distanceLengths, 1);
    all = Arrays.copyOf(symbolLengths, symbols + distances);
    System.arraycopy(distanceLengths, 0, all, symbols, distances);
  }

  private static int used(int[] lengths, int least) {
    int used = lengths.length;
    while (used > least && lengths[used - 1] == 0) {
      used--;
    }
    return used;
  }

  /// Writes it in the shortest of the ways to repeat lengths, or not to.
  void write(Bits out) {
    write(out, best());
  }

  long bits() {
    return size(best());
  }

  private List<Step> best() {
    return IntStream.range(0, 8)
        .mapToObj(this::steps)
        .min(Comparator.comparingLong(CodeLengths::size))
        .orElseThrow();
  }

  private List<Step> steps(int ways) {
    var steps = new ArrayList<Step>();
    for (int at = 0; at < all.length; ) {
      var run = run(at);
      var zero = all[at] == 0;
      if (zero && run >= 11 && (ways & 1) == 0) {
        run = Math.min(run, 138);
        steps.add(new Step(18, run - 11));
      } else if (zero && run >= 3 && (ways & 2) == 0) {
        run = Math.min(run, 10);
        steps.add(new Step(17, run - 3));
      } else if (at > 0 && all[at - 1] == all[at] && run >= 3 && (ways & 4) == 0) {
        run = Math.min(run, 6);
        steps.add(new Step(16, run - 3));
      } else {
        run = 1;
        steps.add(new Step(all[at], 0));
      }
      at += run;
    }
    return steps;
  }

  private int run(int at) {
    int run = 1;
    while (at + run < all.length && all[at + run] == all[at]) {
      run++;
    }
    return run;
  }

  private static long size(List<Step> steps) {
    var counts = counts(steps);
    var lengths = Huffman.lengths(counts, 7);
    long bits = 14 + 3L * told(lengths);
    for (var step : steps) {
      bits += lengths[step.symbol()] + step.bits();
    }
    return bits;
  }

  private static int[] counts(List<Step> steps) {
    var counts = new int[ORDER.length];
    steps.forEach(step -> counts[step.symbol()]++);
    return counts;
  }

  private static int told(int[] lengths) {
    int told = ORDER.length;
    while (told > 4 && lengths[ORDER[told - 1]] == 0) {
      told--;
    }
    return told;
  }

  private void write(Bits out, List<Step> steps) {
    var lengths = Huffman.lengths(counts(steps), 7);
    var codes = Huffman.codes(lengths);
    var told = told(lengths);
    out.put(symbols - 257, 5);
    out.put(distances - 1, 5);
    out.put(told - 4, 4);
    for (int i = 0; i < told; i++) {
      out.put(lengths[ORDER[i]], 3);
    }
    for (var step : steps) {
      out.put(codes[step.symbol()], lengths[step.symbol()]);
      out.put(step.rest(), step.bits());
    }
  }
}
