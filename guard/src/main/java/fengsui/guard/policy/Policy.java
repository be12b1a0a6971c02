package fengsui.guard.policy;

import fengsui.guard.Decision;

/// One rule as people write it.
///
/// @param when a CEL expression that is true if the rule speaks; see [Facts] for its words
/// @param decision what it asks for, not [Decision#ALLOW]
/// @param why one sentence that a finance person understands
public record Policy(String id, String when, Decision decision, String why) {

  public Policy {
    if (id.isBlank() || why.isBlank()) {
      throw new IllegalArgumentException("a policy must have an id and say why");
    }
    if (decision == Decision.ALLOW) {
      throw new IllegalArgumentException("a policy must ask for review or block, not allow");
    }
  }
}
