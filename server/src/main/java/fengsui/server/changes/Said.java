package fengsui.server.changes;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The body of a deed: a JSON object, or nothing.
record Said(JsonNode tree) {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int LONGEST = 1 << 16;
  private static final int LONGEST_TEXT = 500;

  /// @throws IllegalArgumentException in one line
  static Said read(HttpServletRequest request) throws IOException {
    var body = request.getInputStream().readNBytes(LONGEST);
    if (body.length == 0) {
      return new Said(JSON.createObjectNode());
    }
    try {
      var tree = JSON.readTree(body);
      if (tree.isObject()) {
        return new Said(tree);
      }
    } catch (JacksonException _) {
      // told below
    }
    throw new IllegalArgumentException("body: is no JSON object; see openapi");
  }

  /// The reason in a body that may be anything: where nothing may be against the deed.
  static String why(HttpServletRequest request) {
    try {
      return read(request).text("why");
    } catch (IOException | IllegalArgumentException _) {
      return "";
    }
  }

  /// A text; empty if it is not said.
  String text(String field) {
    var node = tree.path(field);
    if (!node.isMissingNode() && !node.isNull() && !node.isString()) {
      throw new IllegalArgumentException(field + ": is no text; write it in quotes");
    }
    var text = node.asString("").strip();
    if (text.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          field + ": is longer than " + LONGEST_TEXT + " characters; write it shorter");
    }
    return text;
  }

  String must(String field, String remedy) {
    var text = text(field);
    if (text.isEmpty()) {
      throw new IllegalArgumentException(field + ": is not there; " + remedy);
    }
    return text;
  }

  /// A time; `otherwise` if it is not said.
  Instant time(String field, Instant otherwise) {
    var text = text(field);
    try {
      return text.isEmpty() ? otherwise : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException _) {
      throw new IllegalArgumentException(
          field + ": is no time; write it like 2025-08-12T11:41:03.120Z");
    }
  }
}
