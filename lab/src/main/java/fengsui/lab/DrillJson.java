package fengsui.lab;

import fengsui.model.FaultDomain;
import fengsui.wire.Json;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A drill's table as JSON, one object a line.
public final class DrillJson {

  private static final JsonMapper JSON = new JsonMapper();

  private DrillJson() {}

  /// Returns `{"fault":…,"expected":[…],"right":…,"seconds":…,"verdict":{…}}` and more on one line.
  public static String write(DrillRow row) {
    var line = JSON.createObjectNode();
    line.put("fault", row.fault());
    line.put("target", row.target());
    line.put("vantage", row.vantage());
    var expected = line.putArray("expected");
    row.expected().forEach(domain -> expected.add(domain.code()));
    line.put("right", row.right());
    line.put("seconds", Math.round(row.seconds() * 1000) / 1000.0);
    if (!row.note().isEmpty()) {
      line.put("note", row.note());
    }
    timeline(line, row);
    var verdict = row.verdict();
    line.set("verdict", verdict == null ? null : JSON.readTree(Json.write(verdict)));
    return JSON.writeValueAsString(line);
  }

  private static void timeline(ObjectNode line, DrillRow row) {
    if (row.timeline().isEmpty()) {
      return;
    }
    var moments = line.putArray("timeline");
    for (var moment : row.timeline()) {
      moments
          .addObject()
          .put("what", moment.what())
          .put("seconds", Math.round(moment.seconds() * 1000) / 1000.0)
          .put("detail", moment.detail());
    }
    var problems = line.putArray("problems");
    row.problems().forEach(problems::add);
  }

  /// Returns `{"drill":…,"summary":…}`.
  public static String write(Drill drill) {
    var line = JSON.createObjectNode().put("drill", drill.name()).put("summary", drill.summary());
    return JSON.writeValueAsString(line);
  }

  /// Returns the summary line, the confusion matrix within: `{"border":{"border":9,"ours":1}}`.
  public static String write(Drill drill, DrillResult result) {
    var line = JSON.createObjectNode();
    line.put("drill", drill.name());
    line.put("rows", result.rows().size());
    line.put("right", result.right());
    line.put("passed", result.passed());
    put(line.putObject("confusion"), result.confusion());
    return JSON.writeValueAsString(line);
  }

  private static void put(
      ObjectNode matrix, Map<FaultDomain, Map<FaultDomain, Integer>> confusion) {
    confusion.forEach((truth, found) -> {
      var row = matrix.putObject(truth.code());
      found.forEach((domain, count) -> row.put(domain.code(), count));
    });
  }
}
