package fengsui.model;

import java.time.Duration;
import java.util.List;

/// What one agent is to measure, and how: the command post's order to a vantage.
///
/// @param agent the name the post knows the agent by; every observation carries it
/// @param revision grows with every change that concerns this agent
/// @param vantage where the post believes the agent stands
/// @param resolvers whom to ask, the one a plain client would use first; empty: the system's
/// @param checks the targets, each with its own pace
/// @param controls what is probed beside a failing target to tell whose outage it is
/// @param controlPorts further ports of a target's address to connect to
/// @param timeout the longest one stage may take
/// @param listening how long to listen on for contradictions after a RST or a DNS answer
/// @param authorities certificates in PEM form to trust; empty: the system's
/// @param naming whom else to ask for names
public record Plan(
    String agent,
    long revision,
    Vantage vantage,
    List<String> resolvers,
    List<Check> checks,
    List<Target> controls,
    List<Integer> controlPorts,
    Duration timeout,
    Duration listening,
    String authorities,
    Naming naming) {

  /// One that asks only `resolvers` for names.
  public Plan(
      String agent,
      long revision,
      Vantage vantage,
      List<String> resolvers,
      List<Check> checks,
      List<Target> controls,
      List<Integer> controlPorts,
      Duration timeout,
      Duration listening,
      String authorities) {
    this(
        agent,
        revision,
        vantage,
        resolvers,
        checks,
        controls,
        controlPorts,
        timeout,
        listening,
        authorities,
        Naming.NONE);
  }

  public Plan {
    if (agent.isBlank()) {
      throw new IllegalArgumentException("agent must not be blank");
    }
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("timeout must be over 0 s, but is " + timeout);
    }
    if (listening.isNegative()) {
      throw new IllegalArgumentException("listening must not be negative, but is " + listening);
    }
    resolvers = List.copyOf(resolvers);
    checks = List.copyOf(checks);
    controls = List.copyOf(controls);
    controlPorts = List.copyOf(controlPorts);
  }

  /// One target and how often it is probed.
  public record Check(Target target, Duration every) {

    private static final Duration SHORTEST = Duration.ofMillis(100);

    public Check {
      if (every.compareTo(SHORTEST) < 0) {
        throw new IllegalArgumentException("every must be at least 0.1 s, but is " + every);
      }
    }
  }
}
