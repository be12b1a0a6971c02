package fengsui.server.report.facts;

import fengsui.model.Observation;
import fengsui.model.StageFacts.Resolved;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One observation as it was sent, and what it is to the report.
public record Measurement(Observation seen, Standing standing) {

  /// How a name was resolved; empty for another stage.
  public Optional<Resolved> dns() {
    return seen.evidence().find(Resolved.class);
  }

  /// Who was asked or spoken to; empty text if that is not known.
  public String whom() {
    return dns()
        .map(Resolved::resolver)
        .orElseGet(() -> Objects.requireNonNullElse(seen.peer(), ""));
  }

  /// The addresses answered first, in the order of the answer.
  public List<String> answers() {
    return dns().map(Resolved::answers).orElse(List.of());
  }

  public @Nullable String rcode() {
    return dns().map(Resolved::rcode).orElse(null);
  }
}
