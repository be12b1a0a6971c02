package fengsui.dns.https;

import fengsui.model.Failure;
import fengsui.model.Outcome;
import java.net.InetAddress;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;

/// Speaks to web services, each through one bounded host that all ways share: 16 exchanges at once,
/// connections kept, and none sent while a service asks for patience. Safe for many threads.
public final class HttpAgent implements AutoCloseable {

  private final SSLContext tls;
  private final Map<Origin, Host> hosts = new ConcurrentHashMap<>();

  /// @param tls whose trust managers decide which certificates count
  public HttpAgent(SSLContext tls) {
    this.tls = tls;
  }

  /// Returns an agent that trusts the authorities this JVM trusts.
  public static HttpAgent ofJvm() {
    try {
      return new HttpAgent(SSLContext.getDefault());
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("this JDK cannot speak TLS", never);
    }
  }

  /// Sends `request` to `address`, where `origin` must be, and returns before `patience` is over,
  /// whatever the peer does. Redirects are not followed.
  ///
  /// @throws InterruptedException if the thread is interrupted; the connection is closed
  public Fetched fetch(Origin origin, InetAddress address, Request request, Duration patience)
      throws InterruptedException {
    if (!patience.isPositive()) {
      return new Fetched.Broken(new Outcome.Failed(Failure.GENERIC_TIMEOUT_ERROR));
    }
    var host = hosts.computeIfAbsent(origin, each -> new Host(each, tls));
    return host.fetch(address, request, patience);
  }

  /// Closes the connections that wait.
  @Override
  public void close() {
    hosts.values().forEach(Host::close);
  }
}
