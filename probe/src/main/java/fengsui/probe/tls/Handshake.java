package fengsui.probe.tls;

import fengsui.probe.net.ByteStream;
import fengsui.probe.net.Deadline;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// A handshake whose ClientHello lies ready.
public final class Handshake {

  private final SSLEngine engine;
  private final ChainSeen seen;
  private final @Nullable String sni;
  private final ByteBuffer firstFlight;

  Handshake(SSLEngine engine, ChainSeen seen, @Nullable String sni, ByteBuffer firstFlight) {
    this.engine = engine;
    this.seen = seen;
    this.sni = sni;
    this.firstFlight = firstFlight;
  }

  /// The server name that the ClientHello carries; null if none.
  public @Nullable String sni() {
    return sni;
  }

  /// The ClientHello's bytes.
  public ByteBuffer clientHello() {
    return firstFlight.asReadOnlyBuffer();
  }

  /// Shakes hands over `wire`, once.
  public Shaken over(ByteStream wire, Deadline deadline) throws InterruptedException {
    var stream = new TlsStream(engine, wire);
    var started = System.nanoTime();
    var end = wire.write(firstFlight, deadline);
    String alert = null;
    if (end == null) {
      try {
        end = stream.shake(deadline);
      } catch (SSLException e) {
        alert = TlsEnds.alertIn(e);
        end = TlsEnds.of(e, stream.lastNanos());
      }
    }
    var at = end == null ? stream.lastNanos() : end.atNanos();
    return new Shaken(end == null ? stream : null, end, session(alert), seen.chain(), started, at);
  }

  private Shaken.Session session(@Nullable String alert) {
    var session = engine.getSession();
    var none = session.getProtocol().equals("NONE");
    var alpn = engine.getApplicationProtocol();
    return new Shaken.Session(
        none ? null : session.getProtocol(),
        none ? null : session.getCipherSuite(),
        alpn == null || alpn.isEmpty() ? null : alpn,
        alert);
  }
}
