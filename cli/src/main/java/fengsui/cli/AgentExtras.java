package fengsui.cli;

import fengsui.agent.AgentSettings;
import fengsui.agent.failsafe.FailsafeSettings;
import fengsui.agent.orders.OrderSettings;
import fengsui.client.Resolver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What an agent may do beside measuring: prove the failsafe, take orders.
final class AgentExtras {

  @Option(
      names = "--failsafe",
      paramLabel = "FILE",
      description = "A signed failsafe bundle to prove by handshakes now and then.")
  private @Nullable Path failsafe;

  @Option(
      names = "--failsafe-key",
      paramLabel = "PUB",
      description = "A public key whose signature of the bundle counts; may be repeated.")
  private List<Path> failsafeKeys = new ArrayList<>();

  @Option(
      names = "--failsafe-ca",
      paramLabel = "FILE",
      description = "Certificates to trust for it, in PEM form; the JDK's when not given.")
  private @Nullable Path failsafeAuthorities;

  @Option(
      names = "--failsafe-every",
      paramLabel = "DURATION",
      description = "How often: 7d (when not given), 12h, 30m.")
  private @Nullable String failsafeEvery;

  @Option(
      names = "--orders-key",
      paramLabel = "PUB",
      description = {
        "Takes the post's containment orders that this public key signed: the stub goes by them.",
        "May be repeated."
      })
  private List<Path> orderKeys = new ArrayList<>();

  /// Returns `settings` with what was asked for here.
  ///
  /// @param resolver the stub's; null without one
  AgentSettings with(AgentSettings settings, @Nullable Resolver resolver) {
    var proving = failsafe == null ? settings : settings.with(failsafe(failsafe));
    return orderKeys.isEmpty() ? proving : proving.with(new OrderSettings(orderKeys, resolver));
  }

  private FailsafeSettings failsafe(Path file) {
    return new FailsafeSettings(file, failsafeKeys, failsafeAuthorities, every());
  }

  private Duration every() {
    if (failsafeEvery == null) {
      return FailsafeSettings.WEEKLY;
    }
    if (!failsafeEvery.matches("[1-9][0-9]{0,3}[dhm]")) {
      throw new BadInput(
          "--failsafe-every", "is \"" + failsafeEvery + "\"", "write 7d, 12h or 30m");
    }
    var days = failsafeEvery.endsWith("d");
    return Duration.parse((days ? "P" : "PT") + failsafeEvery.toUpperCase(Locale.ROOT));
  }
}
