import java.util.Arrays;
import java.util.List;

/// How often each symbol comes.
final class Counts {

  /// About how many bits it takes to tell the length of one code.
  private static final double HEAD = 3;

  private static final double[] LOGS = new double[1 << 15];

  static {
    for (int i = 1; i < LOGS.length; i++) {
      LOGS[i] = Math.log(i) / Math.log(2);
    }
  }

  final int[] symbols = new int[286];
  final int[] distances = new int[30];
  private long rest;

  Counts(List<Piece> pieces) {
    symbols[Piece.END] = 1;
    pieces.forEach(piece -> count(piece, 1));
  }

  void count(Piece piece, int times) {
    var symbol = piece.symbol();
    symbols[symbol] += times;
    if (!piece.literal()) {
      var distance = Piece.distanceSymbol(piece.value());
      distances[distance] += times;
      rest += times * (Piece.lengthBits(symbol) + Piece.distanceBits(distance));
    }
  }

  /// About what they would take, with about what it takes to tell their codes.
  double bits() {
    return bits(symbols) + bits(distances) + rest;
  }

  private static double bits(int[] counts) {
    int all = 0;
    double bits = 0;
    for (var count : counts) {
      if (count > 0) {
        all += count;
        bits += HEAD - count * log(count);
      }
    }
    return bits + all * log(all);
  }

  private static double log(int value) {
    return value < LOGS.length ? LOGS[value] : Math.log(value) / Math.log(2);
  }

  /// The counts with runs of nearly equal ones made equal, so that telling the codes takes less.
  static int[] smoothed(int[] counts) {
    var smooth = counts.clone();
    for (int at = 0; at < smooth.length; ) {
      int end = at + 1;
      int sum = smooth[at];
      while (end < smooth.length && near(smooth[end], (double) sum / (end - at))) {
        sum += smooth[end++];
      }
      if (end - at >= 4 && sum > 0) {
        Arrays.fill(smooth, at, end, Math.max(1, Math.round((float) sum / (end - at))));
      }
      at = end;
    }
    return smooth;
  }

  private static boolean near(int count, double mean) {
    return count > 0 && mean > 0 ? Math.abs(count - mean) < 1.5 : count == 0 && mean == 0;
  }

  /// What each would cost; those that never come as if they came half a time.
  Prices prices() {
    return new Prices(prices(symbols), prices(distances));
  }

  private static double[] prices(int[] counts) {
    var all = log(Math.max(1, Arrays.stream(counts).sum()));
    return Arrays.stream(counts).mapToDouble(it -> it == 0 ? all + 1 : all - log(it)).toArray();
  }
}
