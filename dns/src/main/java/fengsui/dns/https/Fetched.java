package fengsui.dns.https;

import fengsui.dns.message.Opaque;
import fengsui.model.Failure;
import fengsui.model.Outcome;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What came of a request.
public sealed interface Fetched {

  /// A whole response; names of fields are in lower case, of equal ones the first counts.
  record Response(int status, Map<String, String> fields, Opaque body) implements Fetched {
    public Response {
      fields = Map.copyOf(fields);
    }

    /// The field `name`, if it came.
    public Optional<String> find(String name) {
      return Optional.ofNullable(fields.get(name));
    }

    /// Whether its media type is `wanted`; parameters do not count.
    public boolean is(String wanted) {
      var type = fields.getOrDefault("content-type", "").split(";", 2)[0];
      return type.strip().toLowerCase(Locale.ROOT).equals(wanted);
    }

    /// How a response that is no answer failed; redirects are not followed.
    public Outcome refusal() {
      return status >= 500
          ? new Outcome.Failed(Failure.HTTP_SERVER_ERROR)
          : new Outcome.Unclassified("http status " + status);
    }
  }

  /// No response.
  record Broken(Outcome outcome) implements Fetched {}

  /// The host asked for patience, or failed so often that it gets some; nothing was sent.
  record Spared(Outcome outcome) implements Fetched {}
}
