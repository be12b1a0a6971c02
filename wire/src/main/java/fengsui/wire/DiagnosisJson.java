package fengsui.wire;

import fengsui.model.ControlPair;
import fengsui.model.Diagnosis;
import fengsui.model.Diagnosis.ControlRun;
import fengsui.model.Step;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The JSON form of a probe result.
final class DiagnosisJson {

  private DiagnosisJson() {}

  static ObjectNode write(Diagnosis diagnosis) {
    var verdict = diagnosis.verdict();
    var node = Trees.object();
    node.set("target", PlaceJson.write(diagnosis.target()));
    node.put("at", Trees.time(diagnosis.at())).put("agent", diagnosis.agent());
    node.set("vantage", PlaceJson.write(diagnosis.vantage()));
    node.set("steps", Trees.list(diagnosis.steps(), ObservationJson::write));
    node.set("controls", Trees.list(diagnosis.controls(), DiagnosisJson::control));
    node.set("verdict", verdict == null ? null : VerdictJson.write(verdict));
    return node;
  }

  private static JsonNode control(ControlRun run) {
    var node =
        Trees.object()
            .put("varies", run.pair().varies().code())
            .put("to", run.pair().to())
            .put("of", run.pair().of());
    node.set("target", PlaceJson.write(run.target()));
    return node.set("steps", Trees.list(run.steps(), ObservationJson::write));
  }

  static Diagnosis read(Fields from) {
    var verdict = from.findObject("verdict");
    return new Diagnosis(
        PlaceJson.readTarget(from.object("target")),
        from.time("at"),
        from.text("agent"),
        PlaceJson.readVantage(from.object("vantage")),
        steps(from),
        from.objects("controls").stream().map(DiagnosisJson::readControl).toList(),
        verdict == null ? null : VerdictJson.read(verdict));
  }

  private static List<Step> steps(Fields from) {
    return from.objects("steps").stream().map(ObservationJson::readStep).toList();
  }

  private static ControlRun readControl(Fields from) {
    var pair =
        new ControlPair(
            from.text("of"), from.coded(ControlPair.Factor.class, "varies"), from.text("to"));
    return new ControlRun(pair, PlaceJson.readTarget(from.object("target")), steps(from));
  }
}
