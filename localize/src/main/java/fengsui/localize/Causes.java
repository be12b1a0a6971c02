package fengsui.localize;

import java.util.ArrayList;
import java.util.List;

/// Finds causes one by one: the best cell is a cause, its leaves are explained, and so on until
/// what is left could be chance.
///
/// The best cell may only cover several smaller causes. It is given up for cells inside it if these
/// together explain more, and the leaves between them speak against it.
final class Causes {

  private static final int MOST = 10;

  /// A cell that explains this share of all that could be explained in it is not looked into.
  private static final double ENOUGH = 0.98;

  /// What no cause explains must say this share of all against a change of everything.
  private static final double ALIKE = 0.03;

  private final Search search;
  private final double least;
  private final Evidence.Rules rules;

  /// @param least evidence of a cause, in nats
  Causes(Search search, double least, Evidence.Rules rules) {
    this.search = search;
    this.least = least;
    this.rules = rules;
  }

  /// Returns the causes among `alive`, in the order found.
  List<Cell> of(Alive alive) {
    var found = of(alive, 0);
    return found.stream()
        .filter(inner -> found.stream().noneMatch(outer -> search.contains(outer, inner)))
        .toList();
  }

  private List<Cell> of(Alive alive, int under) {
    var causes = new ArrayList<Cell>();
    var left = alive;
    var enough = least;
    while (causes.size() < MOST) {
      var best = search.best(left, under, 1);
      if (best.isEmpty() || best.getFirst().evidence() < enough) {
        break;
      }
      var parts = parts(left, best.getFirst());
      causes.addAll(parts);
      enough = Math.max(least, rules.share() * causes.getFirst().evidence());
      left = search.without(left, best.getFirst());
    }
    return causes;
  }

  private List<Cell> parts(Alive alive, Cell cell) {
    var inside = search.within(alive, cell);
    if (cell.evidence() >= ENOUGH * inside.most()) {
      return List.of(cell);
    }
    var parts = of(inside, cell.mask());
    return parts.size() > 1 && betterThan(cell, inside, parts, rules.split())
        ? parts
        : List.of(cell);
  }

  /// Whether everything changed alike, so that no attribute explains it.
  boolean external(Alive alive, List<Cell> causes) {
    var everything = search.everything(alive);
    return everything.evidence() >= least && !betterThan(everything, alive, causes, ALIKE);
  }

  private boolean betterThan(Cell whole, Alive inside, List<Cell> parts, double share) {
    var between = inside;
    for (var part : parts) {
      between = search.without(between, part);
    }
    var against = -search.said(between, whole.size());
    return sum(parts) > whole.score() && against > share * whole.score();
  }

  static double sum(List<Cell> cells) {
    return cells.stream().mapToDouble(Cell::score).sum();
  }
}
