package fengsui.localize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The search over all cuboids of a table, cause by cause.
final class Search {

  /// Cuboids of more attributes than this many cuboids allow are not looked at.
  private static final int MOST_CUBOIDS = 64;

  private final Leaves leaves;
  private final Evidence evidence;
  private final List<Integer> masks;
  private final Comparator<Cell> order;
  private final Map<Integer, Cells> kept = new HashMap<>();

  Search(Leaves leaves, Evidence evidence) {
    this.leaves = leaves;
    this.evidence = evidence;
    masks = masks(leaves.attributes().size());
    order = Cell.BEST.thenComparing(this::text);
  }

  private String text(Cell cell) {
    return leaves.combination(cell.leaf(), cell.mask()).toString();
  }

  /// Returns the `number` best cells over `alive` that have the attributes of `under` and more, the
  /// best first.
  List<Cell> best(Alive alive, int under, int number) {
    var best = new ArrayList<Cell>();
    for (var mask : masks) {
      if (mask == under || (mask & under) != under) {
        continue;
      }
      var least = best.size() < number ? 0.0 : best.getLast().score();
      best.addAll(Scan.above(least, evidence, alive, cells(mask)));
      best.sort(order);
      if (best.size() > number) {
        best.subList(number, best.size()).clear();
      }
    }
    return best;
  }

  /// Returns the leaves that no longer count once `cell` is explained.
  Alive without(Alive alive, Cell cell) {
    var cells = cells(cell.mask());
    return alive.keep(evidence, leaf -> cells.of(leaf) != cell.number());
  }

  /// Returns the leaves of `cell`.
  Alive within(Alive alive, Cell cell) {
    var cells = cells(cell.mask());
    return alive.keep(evidence, leaf -> cells.of(leaf) == cell.number());
  }

  /// Whether all leaves of `inner` are leaves of `outer`, and it has more.
  boolean contains(Cell outer, Cell inner) {
    return inner.mask() != outer.mask()
        && (inner.mask() & outer.mask()) == outer.mask()
        && cells(outer.mask()).of(inner.leaf()) == outer.number();
  }

  /// Returns the cell of everything: what all `alive` leaves together say for one change.
  Cell everything(Alive alive) {
    var best = 0;
    for (var size = 1; size < evidence.sizes(); size++) {
      best = said(alive, size) > said(alive, best) ? size : best;
    }
    var nats = said(alive, best);
    return new Cell(0, 0, 0, best, nats, nats);
  }

  /// Returns what all `alive` leaves together say for a change of `size`, in nats.
  double said(Alive alive, int size) {
    var weight = 0L;
    for (var leaf : alive.quiet()) {
      weight += evidence.weight()[leaf];
    }
    var said = 0L;
    for (var at : alive.loud()) {
      said += evidence.rows()[at * evidence.sizes() + size];
    }
    return Evidence.nats(said) + evidence.quiet(weight, size);
  }

  /// Returns how many cells and sizes there are to choose from, as a natural logarithm.
  double choices() {
    var cells = masks.stream().mapToDouble(this::possible).sum();
    return Math.log(cells * evidence.sizes());
  }

  Ranked ranked(Cell cell) {
    var cells = cells(cell.mask());
    var in = IntStream.range(0, leaves.size()).filter(leaf -> cells.of(leaf) == cell.number());
    var members = in.toArray();
    return new Ranked(
        leaves.combination(cell.leaf(), cell.mask()),
        cell.score(),
        cell.evidence(),
        (cell.evidence() - choices()) / Math.log(2),
        IntStream.of(members).mapToDouble(leaves::actual).sum(),
        IntStream.of(members).mapToDouble(leaves::expected).sum(),
        members.length);
  }

  private double possible(int mask) {
    var all = 1.0;
    for (var attribute = 0; attribute < leaves.attributes().size(); attribute++) {
      all *= (mask >> attribute & 1) != 0 ? leaves.valuesOf(attribute) : 1;
    }
    return Math.min(all, leaves.size());
  }

  private Cells cells(int mask) {
    return kept.computeIfAbsent(mask, which -> Cells.of(leaves, which));
  }

  /// Returns the sets of attributes, the small ones first, as many layers as fit.
  private static List<Integer> masks(int attributes) {
    var all =
        IntStream.range(1, 1 << attributes)
            .boxed()
            .sorted(Comparator.comparingInt(Integer::bitCount).thenComparingInt(each -> each))
            .toList();
    if (all.size() < MOST_CUBOIDS) {
      return all;
    }
    var deepest = Integer.bitCount(all.get(MOST_CUBOIDS)) - 1;
    return all.stream().filter(mask -> Integer.bitCount(mask) <= Math.max(2, deepest)).toList();
  }
}
