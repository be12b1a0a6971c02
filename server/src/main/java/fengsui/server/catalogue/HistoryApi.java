package fengsui.server.catalogue;

import fengsui.model.Coded;
import fengsui.server.yaml.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Who changed what of the catalogue when.
@RestController
final class HistoryApi {

  private static final ObjectMapper JSON = JsonMapper.shared();

  private final History history;

  HistoryApi(History history) {
    this.history = history;
  }

  /// The newest first; `before` goes on where an earlier answer ended.
  @GetMapping("/api/v1/history")
  ResponseEntity<Object> find(
      @RequestParam(value = "kind", required = false) @Nullable String kind,
      @RequestParam(value = "id", required = false) @Nullable String id,
      @RequestParam(value = "before", required = false) @Nullable Long before,
      @RequestParam(value = "limit", defaultValue = "100") int limit) {
    try {
      var wanted = kind == null ? null : Coded.of(Kind.class, kind);
      var lines = history.find(new History.Query(wanted, id, before, limit));
      var tree = JsonNodeFactory.instance.objectNode();
      var changes = tree.putArray("changes");
      lines.forEach(line -> changes.add(json(line)));
      return ResponseEntity.ok(tree);
    } catch (IllegalArgumentException e) {
      var problem = new Problem(0, "", String.valueOf(e.getMessage()), "correct it");
      return Replies.refusal(400, "The history cannot be asked so", List.of(problem));
    }
  }

  private static ObjectNode json(HistoryLine line) {
    var tree =
        JsonNodeFactory.instance
            .objectNode()
            .put("revision", line.revision())
            .put("at", line.at().toString())
            .put("author", line.author())
            .put("kind", line.kind().code())
            .put("id", line.id());
    tree.set("before", line.before() == null ? null : JSON.readTree(line.before()));
    tree.set("after", line.after() == null ? null : JSON.readTree(line.after()));
    return tree;
  }
}
