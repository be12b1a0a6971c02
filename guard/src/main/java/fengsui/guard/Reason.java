package fengsui.guard;

/// Why a change is not simply allowed.
///
/// @param rule its id, such as `forbidden-scene`
/// @param decision what the rule asks for
/// @param words one sentence that a finance person understands
public record Reason(String rule, Decision decision, String words) {

  static Reason block(String rule, String words) {
    return new Reason(rule, Decision.BLOCK, words);
  }

  static Reason review(String rule, String words) {
    return new Reason(rule, Decision.REVIEW, words);
  }
}
