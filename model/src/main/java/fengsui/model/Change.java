package fengsui.model;

import java.time.Instant;
import java.util.Map;

/// Anything a person or pipeline altered.
///
/// @param kind such as `campaign`, `config`, `deploy`, `certificate`, `dns`
/// @param fields what it sets, as text
public record Change(
    String id, String kind, String author, Instant at, Map<String, String> fields) {

  public Change {
    if (id.isBlank() || kind.isBlank()) {
      throw new IllegalArgumentException("a change must have an id and a kind");
    }
    fields = Map.copyOf(fields);
  }
}
