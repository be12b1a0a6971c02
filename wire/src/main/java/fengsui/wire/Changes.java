package fengsui.wire;

import fengsui.model.Change;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// A file of changes: YAML documents, or JSON objects one after the other.
public final class Changes {

  private static final int LARGEST = 64 << 20;

  private Changes() {}

  /// Reads all of `in`; a first character `{` says that it is JSON.
  ///
  /// @throws WireException naming the first change that is wrong, counted from 1
  public static List<Change> read(InputStream in) throws IOException {
    var bytes = in.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw new WireException("changes", "are more than 64 MiB", "split the file");
    }
    var mapper = startsWithBrace(bytes) ? Json.MAPPER : yaml();
    var all = new ArrayList<Change>();
    for (var document : documents(mapper, bytes)) {
      all.add(change(document, all.size() + 1));
    }
    return List.copyOf(all);
  }

  private static Change change(JsonNode document, int number) {
    try {
      return ChangeJson.read(Fields.of(document));
    } catch (WireException e) {
      throw e.within("change " + number);
    }
  }

  private static List<JsonNode> documents(ObjectMapper mapper, byte[] bytes) {
    try (var documents = mapper.readerFor(JsonNode.class).<JsonNode>readValues(bytes)) {
      var all = documents.readAll();
      all.removeIf(JsonNode::isNull);
      all.removeIf(JsonNode::isMissingNode);
      return all;
    } catch (JacksonException e) {
      throw unreadable(e);
    }
  }

  static WireException unreadable(JacksonException e) {
    var at = e.getLocation();
    var problem = e.getOriginalMessage().lines().findFirst().orElse("unreadable");
    return new WireException(
        at == null ? "changes" : "line " + Math.max(1, at.getLineNr()),
        "is neither YAML nor JSON: " + Escapes.visible(problem),
        "write YAML documents, or one JSON object a line");
  }

  static boolean startsWithBrace(byte[] bytes) {
    for (var b : bytes) {
      if (!Character.isWhitespace(b)) {
        return b == '{';
      }
    }
    return false;
  }

  static YAMLMapper yaml() {
    var settings =
        LoadSettings.builder().setAllowDuplicateKeys(false).setCodePointLimit(LARGEST).build();
    return YAMLMapper.builder(YAMLFactory.builder().loadSettings(settings).build())
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .build();
  }
}
