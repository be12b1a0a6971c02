package fengsui.wire;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A document that people write in YAML or JSON, as JSON.
public final class OneDocument {

  private OneDocument() {}

  /// Returns the one document that `text` is, on one line.
  ///
  /// @throws WireException naming the line, if it is none or more than one
  public static String json(byte[] text) {
    var mapper = Changes.startsWithBrace(text) ? Json.MAPPER : Changes.yaml();
    try (var documents = mapper.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
      var all = documents.readAll();
      if (all.size() != 1) {
        throw new WireException("document", "there are " + all.size(), "write exactly one");
      }
      return all.getFirst().toString();
    } catch (JacksonException e) {
      throw Changes.unreadable(e);
    }
  }
}
