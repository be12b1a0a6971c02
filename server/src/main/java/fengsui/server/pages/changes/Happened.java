package fengsui.server.pages.changes;

import fengsui.guard.flow.Actor;
import fengsui.server.changes.ChangeLog;
import fengsui.server.pages.Frame;
import fengsui.server.pages.Names;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import tools.jackson.databind.json.JsonMapper;

/// Something that became of a change.
public record Happened(Instant at, String what, String who, String facts) {

  static Happened of(ChangeLog.Line line, Frame frame) {
    var entry = JsonMapper.shared().readTree(line.entry());
    var facts = entry.path("facts");
    var told = new ArrayList<String>();
    if (facts.has("role")) {
      told.add(frame.say("changes.place-" + facts.path("role").asString("")));
    }
    if (facts.has("share")) {
      told.add(ChangeView.percent(new BigDecimal(facts.path("share").asString(""))));
    }
    if (facts.has("decision")) {
      told.add(frame.say("changes.decision-" + facts.path("decision").asString("")));
    }
    if (!facts.path("why").asString("").isEmpty()) {
      told.add(facts.path("why").asString(""));
    }
    return new Happened(
        line.at(),
        frame.say("changes.step-" + entry.path("what").asString("")),
        who(entry.path("who").asString(""), frame),
        String.join(" · ", told));
  }

  private static String who(String name, Frame frame) {
    return name.equals(Actor.GUARD.name())
        ? frame.say("changes.guard")
        : new Names(frame.words()).author(name);
  }
}
