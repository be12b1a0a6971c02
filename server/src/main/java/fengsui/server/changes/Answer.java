package fengsui.server.changes;

import fengsui.guard.flow.Outcome;
import fengsui.guard.flow.Passage;

/// What came of a deed.
public sealed interface Answer {

  /// It is done, or was before.
  record Done(Passage now) implements Answer {}

  /// It is taken back at once, and is written down as soon as the database is there.
  record Noted(String change) implements Answer {}

  /// There is no such change.
  record Unknown() implements Answer {}

  /// It may not be, with all reasons.
  record Refused(Outcome.Refused why) implements Answer {}
}
