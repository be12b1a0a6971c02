package fengsui.dns.https;

import fengsui.dns.Answer;
import fengsui.dns.Way;
import fengsui.dns.message.Name;
import fengsui.model.Failure;
import fengsui.model.Outcome;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What was said about one family of addresses of a name.
///
/// @param outcome ok exactly if there are addresses
public record Part(
    Outcome outcome, List<InetAddress> addresses, List<Name> aliases, @Nullable Duration ttl) {

  public Part {
    addresses = List.copyOf(addresses);
    aliases = List.copyOf(aliases);
  }

  public static Part failed(Outcome outcome) {
    return new Part(outcome, List.of(), List.of(), null);
  }

  public static Part failed(Failure failure) {
    return failed(new Outcome.Failed(failure));
  }

  /// Returns the answer that `parts` are together: ok if one has addresses; that the name only
  /// lacks a family decides last.
  public static Answer answer(Name name, Way way, List<Part> parts, Duration elapsed) {
    var deciding = parts.stream().min(Comparator.comparingInt(Part::rank)).orElseThrow();
    return new Answer(
        name,
        way.id(),
        way.trust(),
        deciding.outcome(),
        elapsed,
        parts.stream().flatMap(part -> part.addresses().stream()).toList(),
        deciding.aliases(),
        shortest(parts),
        List.of());
  }

  private static @Nullable Duration shortest(List<Part> parts) {
    return parts.stream()
        .map(Part::ttl)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private int rank() {
    if (outcome.ok()) {
      return 0;
    }
    return outcome.equals(new Outcome.Failed(Failure.DNS_NO_ANSWER)) ? 2 : 1;
  }
}
