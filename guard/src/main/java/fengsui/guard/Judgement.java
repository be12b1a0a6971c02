package fengsui.guard;

import java.util.List;
import java.util.Optional;

/// What the guard says of a change.
///
/// @param reasons the gravest first; empty if it is simply allowed
/// @param predicted nothing if nothing could be predicted
/// @param contentHash SHA-256 of the change, in hexadecimal; approvals bind to it
public record Judgement(
    Decision decision,
    List<Reason> reasons,
    Optional<Predicted> predicted,
    Approval approval,
    String contentHash) {

  public Judgement {
    reasons = List.copyOf(reasons);
  }
}
