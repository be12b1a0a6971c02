package fengsui.localize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One look at one cuboid: the cells whose evidence may be among the best.
///
/// Two passes. The first sums the best that each leaf can say for any size of change, which is
/// never less than what the cell says at one size; only cells that could be good enough are then
/// summed size by size.
final class Scan {

  private static final int NONE = -1;

  private final Evidence evidence;
  private final Alive alive;
  private final Cells cells;
  private final double price;
  private final long[] weight;
  private final long[] bound;

  private Scan(Evidence evidence, Alive alive, Cells cells) {
    this.evidence = evidence;
    this.alive = alive;
    this.cells = cells;
    price = evidence.rules().price() * cells.length();
    weight = new long[cells.count()];
    bound = new long[cells.count()];
  }

  /// Returns the cells with a score above `least`.
  static List<Cell> above(double least, Evidence evidence, Alive alive, Cells cells) {
    var scan = new Scan(evidence, alive, cells);
    scan.sumBounds();
    var slots = new int[cells.count()];
    var chosen = scan.choose(least, slots);
    return chosen == 0 ? List.of() : scan.exact(least, slots, chosen);
  }

  private void sumBounds() {
    for (var leaf : alive.quiet()) {
      weight[cells.of(leaf)] += evidence.weight()[leaf];
    }
    for (var at : alive.loud()) {
      bound[cells.of(evidence.loud()[at])] += alive.best(at);
    }
  }

  private int choose(double least, int[] slots) {
    Arrays.fill(slots, NONE);
    var chosen = 0;
    for (var cell = 0; cell < slots.length; cell++) {
      if (bound[cell] > 0
          && Evidence.nats(bound[cell]) + evidence.quietBest(weight[cell]) - price > least) {
        slots[cell] = chosen++;
      }
    }
    return chosen;
  }

  private List<Cell> exact(double least, int[] slots, int chosen) {
    var sizes = evidence.sizes();
    var sums = new long[chosen * sizes];
    var leaves = new int[chosen];
    for (var at : alive.loud()) {
      var leaf = evidence.loud()[at];
      var slot = slots[cells.of(leaf)];
      if (slot != NONE) {
        leaves[slot] = leaf;
        add(sums, slot * sizes, at * sizes);
      }
    }
    var found = new ArrayList<Cell>();
    for (var cell = 0; cell < slots.length; cell++) {
      var slot = slots[cell];
      if (slot != NONE) {
        var size = best(sums, slot * sizes, weight[cell]);
        var said = said(sums, slot * sizes, weight[cell], size);
        if (said - price > least) {
          found.add(new Cell(cells.mask(), cell, leaves[slot], size, said, said - price));
        }
      }
    }
    return found;
  }

  private void add(long[] sums, int to, int from) {
    var rows = evidence.rows();
    for (var size = 0; size < evidence.sizes(); size++) {
      sums[to + size] += rows[from + size];
    }
  }

  private int best(long[] sums, int from, long quiet) {
    var best = 0;
    for (var size = 1; size < evidence.sizes(); size++) {
      best = said(sums, from, quiet, size) > said(sums, from, quiet, best) ? size : best;
    }
    return best;
  }

  private double said(long[] sums, int from, long quiet, int size) {
    return Evidence.nats(sums[from + size]) + evidence.quiet(quiet, size);
  }
}
