package fengsui.agent.orders;

import fengsui.client.Resolver;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whose orders an agent takes, and what goes by them.
///
/// @param keys public keys whose signature counts; at least one
/// @param resolver the stub's; null for an agent without one, which only says what it heard
public record OrderSettings(List<Path> keys, @Nullable Resolver resolver) {

  public OrderSettings {
    keys = List.copyOf(keys);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException(
          "orders-key: is missing; give a public key whose orders count");
    }
  }
}
