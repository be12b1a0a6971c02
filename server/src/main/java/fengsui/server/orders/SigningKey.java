package fengsui.server.orders;

import static java.nio.charset.StandardCharsets.US_ASCII;

import fengsui.client.failsafe.FailsafeRefused;
import fengsui.client.failsafe.KeyText;
import fengsui.server.config.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.security.KeyPair;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The key that orders are signed with: in a file that the configuration names. Without one,
/// nothing can be ordered.
@Component
public final class SigningKey {

  /// What whoever wants to order something must do first.
  public static final String MISSING =
      "there is no key to sign orders with; make one with fengsui failsafe key, and name its file"
          + " in the configuration as orders: {key: FILE}";

  private final Optional<KeyPair> pair;

  SigningKey(Configuration configuration) {
    var file = configuration.orderKey();
    try {
      pair =
          file == null
              ? Optional.empty()
              : Optional.of(KeyText.pair(file.toString(), Files.readString(file, US_ASCII)));
    } catch (IOException | FailsafeRefused e) {
      throw new IllegalArgumentException("orders.key: " + e.getMessage(), e);
    }
  }

  Optional<KeyPair> pair() {
    return pair;
  }

  /// The id of the key, by which those who trust it know it; empty without one.
  public String id() {
    return pair.map(it -> KeyText.id(it.getPublic())).orElse("");
  }

  /// The public key, to be given to agents and clients; empty without one.
  public String text() {
    return pair.map(it -> KeyText.write(it.getPublic())).orElse("");
  }
}
