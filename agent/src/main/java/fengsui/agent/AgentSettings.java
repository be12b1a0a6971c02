package fengsui.agent;

import fengsui.agent.failsafe.FailsafeSettings;
import fengsui.agent.orders.OrderSettings;
import fengsui.agent.post.PostSettings;
import fengsui.agent.spool.SpoolSettings;
import fengsui.model.Vantage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What an agent needs to know; the rest is in the post's plan.
///
/// @param vantage where it stands, as far as it knows itself; the post's plan is final
/// @param sendPerSecond how many observations to send in a second at most, when many have gathered
/// @param width how many targets may be looked at at a time
/// @param helloEvery how often to say hello
/// @param failsafe the signed bundle to prove now and then; null for none
/// @param orders whose containment orders to take; null for nobody's
public record AgentSettings(
    PostSettings post,
    Vantage vantage,
    SpoolSettings spool,
    int sendPerSecond,
    int width,
    Duration helloEvery,
    @Nullable FailsafeSettings failsafe,
    @Nullable OrderSettings orders) {

  /// The usual: 5,000 observations a second, 1,024 looks at a time, hello every 10 s.
  ///
  /// @param server such as `https://post.example:8480`
  /// @param folder where the spool and the plan are kept
  /// @throws IllegalArgumentException if the server or the token is none
  public static AgentSettings of(URI server, String token, Vantage vantage, Path folder) {
    return new AgentSettings(
        PostSettings.of(server, token),
        vantage,
        SpoolSettings.in(folder),
        5000,
        1024,
        Duration.ofSeconds(10),
        null,
        null);
  }

  public AgentSettings with(PostSettings other) {
    return new AgentSettings(
        other, vantage, spool, sendPerSecond, width, helloEvery, failsafe, orders);
  }

  public AgentSettings with(SpoolSettings other) {
    return new AgentSettings(
        post, vantage, other, sendPerSecond, width, helloEvery, failsafe, orders);
  }

  public AgentSettings withHelloEvery(Duration other) {
    return new AgentSettings(post, vantage, spool, sendPerSecond, width, other, failsafe, orders);
  }

  public AgentSettings withSendPerSecond(int other) {
    return new AgentSettings(post, vantage, spool, other, width, helloEvery, failsafe, orders);
  }

  public AgentSettings with(FailsafeSettings other) {
    return new AgentSettings(post, vantage, spool, sendPerSecond, width, helloEvery, other, orders);
  }

  public AgentSettings with(OrderSettings other) {
    return new AgentSettings(
        post, vantage, spool, sendPerSecond, width, helloEvery, failsafe, other);
  }
}
