package fengsui.server.catalogue;

import fengsui.server.catalogue.Table.Signature;
import java.util.Objects;

/// Changes that somebody asked for: only of what that somebody has seen, and never of what stands
/// in the configuration file. Callers hold the lock of the table.
final class Writing {

  private Writing() {}

  static Answer put(Table rows, Draft draft, Edit edit, Signature by) {
    var before = rows.find(draft.kind(), draft.id()).orElse(null);
    if (before == null) {
      return edit.seen() == null ? create(rows, draft, by) : new Answer.Absent();
    }
    if (before.origin() == Origin.FILE) {
      return new Answer.OfFile();
    }
    if (edit.seen() == null) {
      return new Answer.Blind(before.revision());
    }
    if (edit.seen() != before.revision()) {
      return new Answer.Stale(before.revision());
    }
    if (before.origin() == Origin.API && before.json().equals(draft.json())) {
      return new Answer.Written(before.revision(), false);
    }
    return new Answer.Written(rows.put(draft, before, by), false);
  }

  private static Answer create(Table rows, Draft draft, Signature by) {
    var problems = Rules.checkRoom(rows.count(draft.kind()));
    return problems.isEmpty()
        ? new Answer.Written(rows.put(draft, null, by), true)
        : new Answer.Refused(problems);
  }

  static Answer remove(Table rows, Stored before, Edit edit, Signature by) {
    if (before.origin() == Origin.FILE) {
      return new Answer.OfFile();
    }
    if (edit.seen() != null && !Objects.equals(edit.seen(), before.revision())) {
      return new Answer.Stale(before.revision());
    }
    rows.remove(before, by);
    return new Answer.Removed();
  }
}
