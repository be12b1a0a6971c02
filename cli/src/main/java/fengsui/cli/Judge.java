package fengsui.cli;

import fengsui.model.Change;
import fengsui.model.Diagnosis;
import fengsui.model.FaultDomain;
import fengsui.model.Observation;
import fengsui.model.Verdict;
import java.util.Collection;
import java.util.List;

/// Stands in for the ledger until its room is there: it knows only that all is well, or nothing.
final class Judge {

  private Judge() {}

  static Verdict judge(Diagnosis diagnosis) {
    return judge(diagnosis.observations(), List.of()).getFirst();
  }

  static List<Verdict> judge(Collection<Observation> observations, Collection<Change> changes) {
    var well = observations.stream().allMatch(it -> it.outcome().ok() || it.control().isPresent());
    return List.of(
        new Verdict(
            well ? FaultDomain.NONE : FaultDomain.UNKNOWN,
            Verdict.Where.UNSAID,
            well ? 0.5 : 0,
            null,
            new Verdict.Scope(0, 0),
            false,
            List.of(),
            List.of(),
            List.of(),
            null));
  }
}
