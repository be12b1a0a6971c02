import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The ways to write a file as bytes and matches.
final class Path {

  private static final int ROUNDS = 15;

  private final byte[] bytes;
  private final Matches matches;

  Path(byte[] bytes) {
    this.bytes = bytes;
    this.matches = new Matches(bytes);
  }

  /// The cheapest that was found for one block, from `prices` on.
  List<Piece> cheapest(int from, int to, Prices prices) {
    List<Piece> best = List.of();
    double least = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      var pieces = shortest(from, to, prices);
      var counts = new Counts(pieces);
      if (counts.bits() >= least) {
        break;
      }
      best = pieces;
      least = counts.bits();
      prices = counts.prices();
    }
    return best;
  }

  private List<Piece> shortest(int from, int to, Prices prices) {
    var cost = new double[to - from + 1];
    Arrays.fill(cost, 1, cost.length, Double.MAX_VALUE);
    var steps = new Piece[cost.length];
    for (int at = from; at < to; at++) {
      var literal = cost[at - from] + prices.literal(bytes[at] & 0xff);
      if (literal < cost[at - from + 1]) {
        cost[at - from + 1] = literal;
        steps[at - from + 1] = new Piece(1, bytes[at] & 0xff);
      }
      for (int length = 3; length <= Math.min(to - at, matches.longest(at)); length++) {
        var distance = matches.distance(at, length);
        var match = cost[at - from] + prices.match(length, distance);
        if (match < cost[at - from + length]) {
          cost[at - from + length] = match;
          steps[at - from + length] = new Piece(length, distance);
        }
      }
    }
    var pieces = new ArrayList<Piece>();
    for (int at = to - from; at > 0; at -= steps[at].length()) {
      pieces.add(steps[at]);
    }
    return pieces.reversed();
  }
}
