package fengsui.guard;

import fengsui.model.Change;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What an approval binds to: everything that a change says, in one canonical text.
final class Content {

  private final StringBuilder text = new StringBuilder();

  private Content() {}

  /// SHA-256 in hexadecimal, the same for the same change in whatever order it is written.
  static String hash(Change change) {
    var content = new Content();
    content.add(change);
    return content.sha256();
  }

  private void add(Change change) {
    add(change.id());
    add(change.kind());
    add(change.author());
    add(change.at().toString());
    add(change.template());
    add(change.fields().size());
    new TreeMap<>(change.fields())
        .forEach((name, value) -> {
          add(name);
          add(value);
        });
    all(change.scope().scenes());
    all(change.scope().regions());
    add(change.scope().share().stripTrailingZeros().toPlainString());
    var intent = change.intent();
    add(intent == null ? null : "intent");
    if (intent != null) {
      add(intent.purpose());
      all(intent.scenes());
      add(intent.maxPerPayment());
      add(intent.budget());
      add(intent.ratePerMinute());
      add(intent.from());
      add(intent.to());
    }
    for (var step : change.rollout()) {
      add(step.share());
      add(step.lasting());
    }
  }

  private void all(Collection<String> values) {
    add(values.size());
    new TreeSet<>(values).forEach(this::add);
  }

  /// Each part with its length, so that no two changes give one text.
  private void add(@Nullable Object part) {
    if (part == null) {
      text.append("-;");
    } else {
      var said = part.toString();
      text.append(said.length()).append(':').append(said).append(';');
    }
  }

  private String sha256() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
