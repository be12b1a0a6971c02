package fengsui.server.catalogue;

import fengsui.server.yaml.BadDocument;
import fengsui.server.yaml.Problem;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.node.ObjectNode;

/// The answers of the API about entries; problems in the form of RFC 9457, all at once.
final class Replies {

  private Replies() {}

  static ResponseEntity<Object> entry(Listed<?> listed, ObjectNode entry) {
    return ResponseEntity.ok().eTag(tag(listed.revision())).body(described(listed, entry));
  }

  static ObjectNode described(Listed<?> listed, ObjectNode entry) {
    return entry
        .put("origin", listed.origin().code())
        .put("revision", listed.revision())
        .put("changedAt", listed.at().toString())
        .put("changedBy", listed.author());
  }

  private static String tag(long revision) {
    return '"' + Long.toString(revision) + '"';
  }

  static ResponseEntity<Object> wrong(BadDocument e) {
    return refusal(400, "The " + e.source() + " cannot be taken", e.problems());
  }

  static ResponseEntity<Object> absent(String kind, String id) {
    var problem = new Problem(0, "", "there is no " + kind + " \"" + id + "\"", "look at the list");
    return refusal(404, "There is no such " + kind, List.of(problem));
  }

  static ResponseEntity<Object> of(Answer answer, String kind, String id) {
    return switch (answer) {
      case Answer.Written written ->
          ResponseEntity.status(written.created() ? 201 : 200)
              .eTag(tag(written.revision()))
              .body(new Revision(written.revision()));
      case Answer.Removed _ -> ResponseEntity.noContent().build();
      case Answer.Absent _ -> absent(kind, id);
      case Answer.OfFile _ ->
          conflict("stands in the configuration file", "change it there; it is read again at once");
      case Answer.Stale stale -> changed(412, stale.revision(), "was changed since you looked");
      case Answer.Blind blind -> changed(428, blind.revision(), "is there already");
      case Answer.Refused refused ->
          refusal(409, "The " + kind + " contradicts the catalogue", refused.problems());
    };
  }

  private record Revision(long revision) {}

  private static ResponseEntity<Object> conflict(String problem, String remedy) {
    return refusal(409, "It cannot be changed here", List.of(new Problem(0, "", problem, remedy)));
  }

  private static ResponseEntity<Object> changed(int status, long revision, String problem) {
    var remedy = "look at it again, and send If-Match: \"" + revision + "\" if you still mean it";
    return refusal(
        status, "Somebody else may have changed it", List.of(new Problem(0, "", problem, remedy)));
  }

  static ResponseEntity<Object> refusal(int status, String title, List<Problem> problems) {
    var detail = ProblemDetail.forStatus(HttpStatus.valueOf(status));
    detail.setTitle(title);
    if (!problems.isEmpty()) {
      var first = problems.getFirst();
      detail.setDetail(first.in("").replaceFirst("^[, :]+", ""));
    }
    detail.setProperty("problems", problems);
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(detail);
  }
}
