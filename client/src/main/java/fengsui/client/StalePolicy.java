package fengsui.client;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// How old a proven answer may become before it is forgotten, by name.
///
/// @param usual where no rule fits; zero for never
/// @param bySuffix `pay.example` fits itself and everything below; the longest that fits counts
public record StalePolicy(Duration usual, Map<String, Duration> bySuffix) {

  /// One day, the lower end of what RFC 8767 recommends.
  public static final StalePolicy USUAL = new StalePolicy(Duration.ofDays(1), Map.of());

  public StalePolicy {
    var rules = new LinkedHashMap<String, Duration>();
    bySuffix.forEach((suffix, age) -> rules.put(Hosts.normal(suffix), age));
    bySuffix = Map.copyOf(rules);
    if (usual.isNegative() || bySuffix.values().stream().anyMatch(Duration::isNegative)) {
      throw new IllegalArgumentException("ages must be at least 0 s");
    }
  }

  /// Returns how long an answer for `host` may be used after it has run out.
  public Duration of(String host) {
    for (var suffix = host; !suffix.isEmpty(); suffix = Hosts.parent(suffix)) {
      var age = bySuffix.get(suffix);
      if (age != null) {
        return age;
      }
    }
    return usual;
  }
}
