package fengsui.localize;

import java.util.Comparator;

/// One cell of one cuboid with what its leaves say.
///
/// @param leaf one of its leaves
/// @param size which size of change fits best
/// @param evidence at the size that fits best, in nats
/// @param score evidence less the price of the description
record Cell(int mask, int number, int leaf, int size, double evidence, double score) {

  /// The best first; among equals the one that says less.
  static final Comparator<Cell> BEST =
      Comparator.comparingDouble((Cell each) -> -each.score)
          .thenComparingInt(each -> Integer.bitCount(each.mask))
          .thenComparingInt(each -> each.mask);
}
