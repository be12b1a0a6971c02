package fengsui.server.report;

import fengsui.model.Coded;
import fengsui.server.report.course.Step;
import fengsui.server.report.files.Bundle;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The JSON form of fault reports in the API.
final class ReportJson {

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private ReportJson() {}

  static ObjectNode list(List<Filed> reports) {
    var all = MAPPER.createObjectNode();
    var list = all.putArray("reports");
    reports.forEach(report -> list.add(one(report)));
    return all;
  }

  static ObjectNode one(Filed report) {
    var course = report.course();
    var node =
        MAPPER
            .createObjectNode()
            .put("id", report.id())
            .put("incident", report.incident())
            .put("carrier", report.carrier())
            .put("state", course.state().code())
            .put("number", course.number())
            .put("since", course.since().toString())
            .put("drafted", report.drafted().toString())
            .put("author", report.author())
            .put("sha256", report.sha256())
            .put("bytes", report.size());
    var next = node.putArray("next");
    course.state().next().stream().map(Coded::code).forEach(next::add);
    var files = node.putArray("files");
    Bundle.NAMES.forEach(files::add);
    var steps = node.putArray("steps");
    course.steps().forEach(step -> steps.add(step(step)));
    return node;
  }

  private static ObjectNode step(Step step) {
    return MAPPER
        .createObjectNode()
        .put("state", step.state().code())
        .put("at", step.at().toString())
        .put("who", step.who())
        .put("number", step.number())
        .put("note", step.note());
  }
}
