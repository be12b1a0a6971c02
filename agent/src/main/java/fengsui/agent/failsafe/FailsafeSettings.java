package fengsui.agent.failsafe;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which bundle an agent proves, and how often.
///
/// @param file the signed bundle; it may be replaced at any time
/// @param keys public keys whose signature counts
/// @param authorities certificates to trust, in PEM form; the JDK's if null
/// @param every how often, a tenth more or less by chance
public record FailsafeSettings(
    Path file, List<Path> keys, @Nullable Path authorities, Duration every) {

  /// As often as a bundle is proven if nothing else is said.
  public static final Duration WEEKLY = Duration.ofDays(7);

  private static final Duration LEAST = Duration.ofMinutes(1);

  public FailsafeSettings {
    keys = List.copyOf(keys);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException(
          "failsafe-key: is missing; give a public key whose signature counts");
    }
    if (every.compareTo(LEAST) < 0) {
      throw new IllegalArgumentException(
          "failsafe-every: is %s; give %s or more".formatted(every, LEAST));
    }
  }
}
