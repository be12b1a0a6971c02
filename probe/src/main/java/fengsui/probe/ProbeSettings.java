package fengsui.probe;

import fengsui.model.Naming;
import fengsui.model.Vantage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a prober needs to know.
///
/// @param agent who measures
/// @param resolvers whom to ask, such as `udp://192.0.2.1:53`, `tcp://192.0.2.1`, `192.0.2.1`,
///   `[::1]:53`; the first is the one a plain client would use, the others are controls; empty: the
///   system's
/// @param authorities a file of certificates in PEM form to trust; null: the system's
/// @param controlPorts further ports of the target's address to connect to
/// @param locate whether to look for the place of a resetting device
/// @param listening how long to listen on for contradictions after a RST or a DNS answer
/// @param naming whom else to ask for names
public record ProbeSettings(
    String agent,
    Vantage vantage,
    List<String> resolvers,
    Timeouts timeouts,
    @Nullable Path authorities,
    List<Integer> controlPorts,
    boolean locate,
    Duration listening,
    Naming naming) {

  public ProbeSettings {
    if (agent.isBlank()) {
      throw new IllegalArgumentException("agent must not be blank");
    }
    for (var port : controlPorts) {
      if (port < 1 || port > 65535) {
        throw new IllegalArgumentException("control port must be 1 to 65535, but is " + port);
      }
    }
    if (listening.isNegative()) {
      throw new IllegalArgumentException("listening must not be negative, but is " + listening);
    }
    resolvers = List.copyOf(resolvers);
    controlPorts = List.copyOf(controlPorts);
  }

  /// The system's resolver and authorities, ports 80 and 8443 as controls, 1.5 s of listening.
  public static ProbeSettings defaults() {
    return new ProbeSettings(
        "local",
        Vantage.HERE,
        List.of(),
        Timeouts.defaults(),
        null,
        List.of(80, 8443),
        false,
        Duration.ofMillis(1500),
        Naming.NONE);
  }

  public ProbeSettings withAgent(String other) {
    return new ProbeSettings(
        other, vantage, resolvers, timeouts, authorities, controlPorts, locate, listening, naming);
  }

  public ProbeSettings withVantage(Vantage other) {
    return new ProbeSettings(
        agent, other, resolvers, timeouts, authorities, controlPorts, locate, listening, naming);
  }

  public ProbeSettings withResolvers(List<String> others) {
    return new ProbeSettings(
        agent, vantage, others, timeouts, authorities, controlPorts, locate, listening, naming);
  }

  public ProbeSettings withTimeouts(Timeouts others) {
    return new ProbeSettings(
        agent, vantage, resolvers, others, authorities, controlPorts, locate, listening, naming);
  }

  public ProbeSettings withAuthorities(@Nullable Path file) {
    return new ProbeSettings(
        agent, vantage, resolvers, timeouts, file, controlPorts, locate, listening, naming);
  }

  public ProbeSettings withControlPorts(List<Integer> others) {
    return new ProbeSettings(
        agent, vantage, resolvers, timeouts, authorities, others, locate, listening, naming);
  }

  public ProbeSettings withLocate(boolean other) {
    return new ProbeSettings(
        agent, vantage, resolvers, timeouts, authorities, controlPorts, other, listening, naming);
  }

  public ProbeSettings withListening(Duration other) {
    return new ProbeSettings(
        agent, vantage, resolvers, timeouts, authorities, controlPorts, locate, other, naming);
  }

  public ProbeSettings withNaming(Naming other) {
    return new ProbeSettings(
        agent, vantage, resolvers, timeouts, authorities, controlPorts, locate, listening, other);
  }
}
