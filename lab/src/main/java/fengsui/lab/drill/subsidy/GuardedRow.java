package fengsui.lab.drill.subsidy;

import fengsui.guard.Decision;
import fengsui.guard.Guard;
import fengsui.guard.Judgement;
import fengsui.guard.Predicted;
import fengsui.guard.Reason;
import fengsui.lab.DrillRow;
import fengsui.lab.Moment;
import fengsui.model.Change;
import fengsui.model.FaultDomain;
import fengsui.model.Verdict;
import fengsui.model.Verdict.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The same change with the guard in front of it: it must not get to the tills.
final class GuardedRow {

  private GuardedRow() {}

  /// @param rule the reason that must be among those given
  static DrillRow of(String name, Change change, String rule) {
    var guard = new Guard(change, Usual.campaigns());
    Afternoon.teacher().forEach(guard::replay);
    var judgement = guard.judge();
    var problems = problems(judgement, rule);
    return new DrillRow(
        name + ", guarded",
        "guard",
        "guard",
        List.of(FaultDomain.NONE),
        verdict(judgement),
        0,
        String.join("; ", problems),
        timeline(judgement),
        problems);
  }

  private static List<String> problems(Judgement judgement, String rule) {
    var problems = new ArrayList<String>();
    if (judgement.decision() != Decision.BLOCK) {
      problems.add("the guard says " + judgement.decision().code());
    }
    if (judgement.reasons().stream().map(Reason::rule).noneMatch(rule::equals)) {
      problems.add("the guard does not give the reason " + rule);
    }
    return problems;
  }

  private static Verdict verdict(Judgement judgement) {
    var because = judgement.reasons().stream().map(Reason::words).toList();
    return new Verdict(
        judgement.decision() == Decision.BLOCK ? FaultDomain.NONE : FaultDomain.CHANGE,
        Where.UNSAID,
        1,
        null,
        new Verdict.Scope(1, 1, 1),
        true,
        because,
        List.of(),
        List.of(),
        null);
  }

  private static List<Moment> timeline(Judgement judgement) {
    var reasons =
        judgement.reasons().stream().map(Reason::rule).distinct().collect(Collectors.joining(", "));
    var moments = new ArrayList<Moment>();
    moments.add(new Moment(judgement.decision().code(), 0, reasons));
    judgement.predicted().map(GuardedRow::loss).ifPresent(moments::add);
    return moments;
  }

  private static Moment loss(Predicted predicted) {
    return new Moment(
        "would have taken off",
        0,
        "%s a minute, %s in a busy one"
            .formatted(predicted.p50().toPlainString(), predicted.p95().toPlainString()));
  }
}
