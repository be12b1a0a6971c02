package fengsui.wire;

import fengsui.model.Failure;
import fengsui.model.Observation;
import fengsui.model.Outcome;
import fengsui.model.Stage;
import fengsui.model.Step;
import tools.jackson.databind.node.ObjectNode;

/// The JSON forms of an observation and of a step, which is one without its frame.
final class ObservationJson {

  private ObservationJson() {}

  static ObjectNode write(Observation observation) {
    var node =
        Trees.object().put("at", Trees.time(observation.at())).put("agent", observation.agent());
    node.set("vantage", PlaceJson.write(observation.vantage()));
    node.set("target", PlaceJson.write(observation.target()));
    put(node, step(observation));
    if (observation.count() != 1) {
      node.put("count", observation.count());
    }
    return node;
  }

  static Observation read(Fields from) {
    var at = from.time("at");
    var agent = from.text("agent");
    var vantage = PlaceJson.readVantage(from.object("vantage"));
    var target = PlaceJson.readTarget(from.object("target"));
    var step = readStep(from);
    var count = from.findSmallInteger("count");
    return from.make(() ->
        new Observation(
            at,
            agent,
            vantage,
            target,
            step.stage(),
            step.outcome(),
            step.ms(),
            step.peer(),
            step.evidence(),
            count == null ? 1 : count));
  }

  static ObjectNode write(Step step) {
    var node = Trees.object();
    put(node, step);
    return node;
  }

  static Step readStep(Fields from) {
    var stage = from.coded(Stage.class, "stage");
    return new Step(
        stage,
        outcome(from),
        from.number("ms"),
        from.findText("peer"),
        EvidenceJson.read(from.findObject("evidence"), stage));
  }

  private static Outcome outcome(Fields from) {
    var code = from.text("outcome");
    return code.equals("ok") || code.startsWith("unknown_failure:")
        ? Outcome.of(code)
        : new Outcome.Failed(from.coded(Failure.class, "outcome"));
  }

  private static Step step(Observation of) {
    return new Step(of.stage(), of.outcome(), of.ms(), of.peer(), of.evidence());
  }

  private static void put(ObjectNode node, Step step) {
    node.put("stage", step.stage().code())
        .put("outcome", step.outcome().code())
        .put("ms", Trees.rounded(step.ms()))
        .put("peer", step.peer())
        .set("evidence", EvidenceJson.write(step.evidence()));
  }
}
