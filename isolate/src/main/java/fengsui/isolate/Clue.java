package fengsui.isolate;

/// One answered question about a failing path: a line of the ledger before it is weighed.
///
/// @param said what was measured, in a sentence for people, with its source and time
record Clue(String question, String answer, String said) {}
