package fengsui.isolate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The log-odds of every cause of one failing path, and the lines that led to them.
final class Ledger {

  /// How much less likely a cause that needs the border is where no border is on the way.
  private static final double NO_BORDER = 0.0005;

  /// How much more likely a fitting change just before is than the same failure by itself.
  private static final double AFTER_CHANGE = 12;

  /// One weighed clue.
  record Line(Clue clue, Table.Row row) {

    double likelihood(Cause cause) {
      return row.likelihood().getOrDefault(cause, 0.0);
    }
  }

  private final Symptom symptom;
  private final Map<Cause, Double> logOdds = new EnumMap<>(Cause.class);
  private final List<Line> lines = new ArrayList<>();

  /// Opens a ledger on a path that fails with `symptom`.
  ///
  /// @param crosses whether the border may be on the way
  /// @param changed whether a fitting change came just before
  Ledger(Symptom symptom, boolean crosses, boolean changed) {
    this.symptom = symptom;
    var prior = Table.STANDARD.prior(symptom);
    for (var cause : Cause.values()) {
      var weight = prior.getOrDefault(cause, 0.0);
      if (cause.needsBorder() && !crosses) {
        weight *= NO_BORDER;
      }
      if (cause == Cause.CHANGE) {
        weight *= changed ? AFTER_CHANGE : 0;
      }
      logOdds.put(cause, Math.log(weight));
    }
  }

  private Ledger(Ledger other) {
    this.symptom = other.symptom;
    this.logOdds.putAll(other.logOdds);
    this.lines.addAll(other.lines);
  }

  Ledger copy() {
    return new Ledger(this);
  }

  /// Returns this ledger with one more line.
  Ledger with(Clue clue) {
    var next = copy();
    next.add(clue);
    return next;
  }

  void add(Clue clue) {
    var row = Table.STANDARD.find(symptom, clue.question(), clue.answer());
    lines.add(new Line(clue, row));
    row.likelihood().forEach((cause, p) -> logOdds.merge(cause, Math.log(p), Double::sum));
  }

  Symptom symptom() {
    return symptom;
  }

  List<Line> lines() {
    return List.copyOf(lines);
  }

  boolean asked(String question) {
    return lines.stream().anyMatch(line -> line.clue().question().equals(question));
  }

  boolean answered(String question, String answer) {
    return lines.stream()
        .map(Line::clue)
        .anyMatch(clue -> clue.question().equals(question) && clue.answer().equals(answer));
  }

  boolean answered(String answer) {
    return lines.stream().anyMatch(line -> line.clue().answer().equals(answer));
  }

  /// The probability of each cause.
  Map<Cause, Double> posterior() {
    var highest = logOdds.values().stream().mapToDouble(d -> d).max().orElse(0);
    var weights = new EnumMap<Cause, Double>(Cause.class);
    logOdds.forEach((cause, odds) -> weights.put(cause, Math.exp(odds - highest)));
    var sum = weights.values().stream().mapToDouble(d -> d).sum();
    weights.replaceAll((_, weight) -> weight / sum);
    return weights;
  }

  /// The probability of each blame.
  Map<Blame, Double> blames() {
    var sums = new EnumMap<Blame, Double>(Blame.class);
    posterior().forEach((cause, p) -> sums.merge(Blame.of(cause), p, Double::sum));
    return sums;
  }
}
