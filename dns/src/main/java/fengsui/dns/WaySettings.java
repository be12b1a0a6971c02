package fengsui.dns;

import fengsui.dns.httpdns.KeyRing;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/// What a way's text does not say.
///
/// @param listening how long ways by UDP listen on after the first answer
/// @param tls the authorities that encrypted ways trust
/// @param keys the keys of an HTTPDNS account, by the way's text
public record WaySettings(Duration listening, SSLContext tls, Function<String, KeyRing> keys) {

  /// A genuine answer behind a forged one comes within a round trip or so.
  private static final Duration LISTENING = Duration.ofMillis(50);

  /// Returns settings without keys.
  public WaySettings(Duration listening, SSLContext tls) {
    this(listening, tls, text -> KeyRing.none());
  }

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
    return new WaySettings(other, tls, keys);
  }

  /// Returns these settings with other authorities.
  public WaySettings withTls(SSLContext other) {
    return new WaySettings(listening, other, keys);
  }

  /// Returns these settings with keys of HTTPDNS accounts.
  public WaySettings withKeys(Function<String, KeyRing> other) {
    return new WaySettings(listening, tls, other);
  }
}
