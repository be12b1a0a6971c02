import java.util.ArrayList;
import java.util.List;

/// Where a new block with codes of its own makes a file smaller.
final class Split {

  private static final int LEAST = 24;

  private Split() {}

  static List<List<Piece>> of(List<Piece> pieces) {
    var blocks = new ArrayList<List<Piece>>();
    split(pieces, blocks);
    return blocks;
  }

  private static void split(List<Piece> pieces, List<List<Piece>> blocks) {
    var at = best(pieces);
    if (at > 0) {
      var left = pieces.subList(0, at);
      var right = pieces.subList(at, pieces.size());
      if (new Block(left).bits() + new Block(right).bits() < new Block(pieces).bits()) {
        split(left, blocks);
        split(right, blocks);
        return;
      }
    }
    blocks.add(pieces);
  }

  /// The place that parts the symbols best.
  private static int best(List<Piece> pieces) {
    var left = new Counts(List.of());
    var right = new Counts(pieces);
    var least = Double.MAX_VALUE;
    var best = 0;
    for (int at = 0; at < pieces.size(); at++) {
      if (at >= LEAST && pieces.size() - at >= LEAST && left.bits() + right.bits() < least) {
        least = left.bits() + right.bits();
        best = at;
      }
      left.count(pieces.get(at), 1);
      right.count(pieces.get(at), -1);
    }
    return best;
  }
}
