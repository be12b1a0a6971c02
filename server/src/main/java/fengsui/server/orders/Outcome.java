package fengsui.server.orders;

/// What came of a deed.
public sealed interface Outcome {

  /// It is done.
  record Done(Entry entry) implements Outcome {}

  /// There is no such order.
  record Unknown() implements Outcome {}

  /// It is not done, with all reasons.
  record Refused(String why) implements Outcome {}
}
