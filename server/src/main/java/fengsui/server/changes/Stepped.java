package fengsui.server.changes;

import fengsui.guard.flow.Passage;
import fengsui.model.Change;
import java.util.List;

/// A step of a rollout: a change like any other to whoever seeks a cause.
final class Stepped {

  private Stepped() {}

  static Change of(Passage now) {
    var change = now.change();
    var id = now.step() == 0 ? change.id() : change.id() + "/" + (now.step() + 1);
    return new Change(
        id,
        change.kind(),
        change.author(),
        now.since(),
        change.template(),
        change.fields(),
        change.scope(),
        change.intent(),
        List.of());
  }
}
