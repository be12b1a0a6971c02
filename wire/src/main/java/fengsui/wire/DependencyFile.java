package fengsui.wire;

import fengsui.model.Dependencies;
import fengsui.model.Dependencies.Block;
import fengsui.model.Dependencies.Dependency;
import fengsui.model.Dependencies.Journey;
import fengsui.model.Dependencies.Purpose;
import fengsui.model.Side;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A catalogue of dependencies: one YAML document, or one JSON object, with `dependencies` and
/// `journeys`. What it does not know it refuses, because a word spelt wrongly would hide a fault.
public final class DependencyFile {

  private static final int LARGEST = 8 << 20;
  private static final Set<String> TOP = Set.of("dependencies", "journeys");

  private static final Set<String> DEPENDENCY =
      Set.of(
          "id",
          "purpose",
          "side",
          "provider",
          "hosts",
          "addresses",
          "port",
          "fallbacks",
          "certificateUntil");

  private static final Set<String> JOURNEY = Set.of("id", "critical", "needs", "queue");

  private DependencyFile() {}

  /// Reads all of `in`.
  ///
  /// @throws WireException naming the field that is wrong
  public static Dependencies read(InputStream in) throws IOException {
    var bytes = in.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw new WireException("catalogue", "is more than 8 MiB", "split the file");
    }
    var mapper = Changes.startsWithBrace(bytes) ? Json.MAPPER : Changes.yaml();
    JsonNode document;
    try {
      document = mapper.readTree(bytes);
    } catch (JacksonException e) {
      throw Changes.unreadable(e);
    }
    var fields = Fields.of(document);
    known(fields, TOP);
    var all = fields.objects("dependencies").stream().map(DependencyFile::dependency).toList();
    var journeys = fields.objects("journeys").stream().map(DependencyFile::journey).toList();
    if (all.isEmpty()) {
      throw new WireException("field dependencies", "is empty", "list what you depend on");
    }
    return fields.make(() -> new Dependencies(all, journeys));
  }

  private static Dependency dependency(Fields from) {
    known(from, DEPENDENCY);
    return from.make(() ->
        new Dependency(
            from.text("id"),
            from.coded(Purpose.class, "purpose"),
            from.coded(Side.class, "side"),
            from.text("provider"),
            Set.copyOf(from.texts("hosts")),
            addresses(from),
            from.has("port") ? from.smallInteger("port") : 443,
            from.texts("fallbacks"),
            from.findTime("certificateUntil")));
  }

  private static List<Block> addresses(Fields from) {
    return from.texts("addresses").stream()
        .map(text ->
            block(text)
                .orElseThrow(() ->
                    from.complaint(
                        "addresses",
                        "is no block of addresses: " + text,
                        "write it like 198.51.100.0/24")))
        .toList();
  }

  /// Reads `198.51.100.0/24` or a single address.
  static Optional<Block> block(String text) {
    var parts = text.split("/", -1);
    try {
      var address = InetAddress.ofLiteral(parts[0]).getAddress();
      int width = address.length * 8;
      int bits = parts.length == 1 ? width : Integer.parseInt(parts[1]);
      return parts.length > 2
          ? Optional.empty()
          : Optional.of(new Block(new BigInteger(1, address), width, bits));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Journey journey(Fields from) {
    known(from, JOURNEY);
    return new Journey(
        from.text("id"),
        from.has("critical") && from.flag("critical"),
        from.texts("needs"),
        from.has("queue") ? from.word("queue", DependencyFile::duration) : null);
  }

  /// Reads a duration such as `30m`, `2h` or `PT30M`.
  ///
  /// @throws IllegalArgumentException if it is none, or not over zero
  public static Duration duration(String text) {
    try {
      var plain = text.matches("[0-9]{1,6}[smhSMH]");
      var read = Duration.parse(plain ? "PT" + text.toUpperCase(Locale.ROOT) : text);
      if (read.isPositive()) {
        return read;
      }
    } catch (DateTimeException _) {
      // refused below
    }
    throw new IllegalArgumentException("must be a duration like 30m, but is " + text);
  }

  private static void known(Fields from, Set<String> words) {
    from.each((name, _) -> {
      if (!words.contains(name)) {
        var allowed = String.join(", ", new TreeSet<>(words));
        throw from.complaint(name, "is not known", "allowed: " + allowed);
      }
    });
  }
}
