package fengsui.dns;

import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/// What a way's text does not say.
///
/// @param listening how long ways by UDP listen on after the first answer
/// @param tls the authorities that encrypted ways trust
public record WaySettings(Duration listening, SSLContext tls) {

  /// A genuine answer behind a forged one comes within a round trip or so.
  private static final Duration LISTENING = Duration.ofMillis(50);

  /// Returns what is usual: 50 ms of listening, and the authorities that this JVM trusts.
  public static WaySettings usual() {
    try {
      return new WaySettings(LISTENING, SSLContext.getDefault());
    } catch (NoSuchAlgorithmException broken) {
      throw new IllegalStateException("this JVM's default TLS context is broken", broken);
    }
  }

  /// Returns these settings with another time of listening.
  public WaySettings withListening(Duration other) {
    return new WaySettings(other, tls);
  }

  /// Returns these settings with other authorities.
  public WaySettings withTls(SSLContext other) {
    return new WaySettings(listening, other);
  }
}
