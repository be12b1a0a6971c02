package fengsui.probe.tls;

import fengsui.probe.net.End;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a handshake went.
///
/// @param stream the secured stream; null if the handshake failed
/// @param end how it failed; null if it did not
/// @param chain the certificates shown, the server's first; also when the handshake failed later
/// @param startedNanos when the ClientHello was written
/// @param atNanos when the kernel reported the last byte, or the end
public record Shaken(
    @Nullable TlsStream stream,
    @Nullable End end,
    Session session,
    List<X509Certificate> chain,
    long startedNanos,
    long atNanos) {

  /// What was agreed on; each part is null if the handshake did not come so far.
  ///
  /// @param alert the alert received
  public record Session(
      @Nullable String protocol,
      @Nullable String cipher,
      @Nullable String alpn,
      @Nullable String alert) {}
}
