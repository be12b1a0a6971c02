package fengsui.dns.verdict;

import fengsui.dns.message.Name;
import fengsui.model.Failure;
import fengsui.model.Outcome;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// Proves by a TLS handshake whose address it is: whoever holds a valid certificate for the name
/// may be connected to, whatever resolver gave the address. Sends nothing but the handshake.
public final class HandshakeProof {

  private static final Outcome TIMEOUT = failed(Failure.GENERIC_TIMEOUT_ERROR);

  private final Authorities authorities;
  private final Duration limit;

  /// @param limit for connect and handshake together
  public HandshakeProof(Authorities authorities, Duration limit) {
    if (!limit.isPositive()) {
      throw new IllegalArgumentException("the limit must be positive, but is " + limit);
    }
    this.authorities = authorities;
    this.limit = limit;
  }

  /// Connects to `address` and returns whether it is `name`'s, blocking for at most the limit.
  ///
  /// @param pins the SHA-256 of public keys (SPKI) as lower-case hex, one of which its certificate
  ///   must have besides being valid; empty for any
  /// @throws InterruptedException if the thread is interrupted
  public Proof prove(Name name, InetAddress address, int port, Set<String> pins)
      throws InterruptedException {
    var seen = authorities.newWitness();
    try (var plain = new Socket();
        var timer = new Deadline(plain, limit)) {
      try {
        plain.connect(new InetSocketAddress(address, port), millis());
        shake(plain, name, port, seen);
        return seen.proven(pins);
      } catch (IOException e) {
        if (Thread.interrupted()) {
          throw new InterruptedException("interrupted while proving " + name);
        }
        var refuted = seen.refuted(name);
        return refuted != null
            ? refuted
            : new Proof.Unreachable(timer.passed() ? TIMEOUT : outcome(e));
      }
    } catch (IOException closing) {
      return new Proof.Unreachable(outcome(closing));
    }
  }

  private void shake(Socket plain, Name name, int port, Witness seen) throws IOException {
    var host = name.toString();
    var socket = (SSLSocket) seen.sockets().createSocket(plain, host, port, true);
    var parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setServerNames(List.of(new SNIHostName(host)));
    socket.setSSLParameters(parameters);
    socket.startHandshake();
  }

  private int millis() {
    return (int) Math.max(1, Math.min(limit.toMillis(), Integer.MAX_VALUE));
  }

  private static Outcome outcome(IOException e) {
    if (caused(e, CertificateExpiredException.class)
        || caused(e, CertificateNotYetValidException.class)) {
      return failed(Failure.SSL_INVALID_CERTIFICATE);
    }
    return switch (e) {
      case SocketTimeoutException late -> TIMEOUT;
      case NoRouteToHostException unroutable -> failed(Failure.HOST_UNREACHABLE);
      case ConnectException refused -> refusal(refused);
      case SSLException handshake -> handshake(handshake);
      case SocketException broken -> broken(broken);
      default -> new Outcome.Unclassified(String.valueOf(e.getMessage())); // open hierarchy
    };
  }

  /// The kernel's time-out arrives as the same exception as a refusal.
  private static Outcome refusal(ConnectException refused) {
    return String.valueOf(refused.getMessage()).contains("timed out")
        ? TIMEOUT
        : failed(Failure.CONNECTION_REFUSED);
  }

  private static Outcome handshake(SSLException e) {
    if (caused(e, SocketException.class) || String.valueOf(e.getMessage()).contains("reset")) {
      return failed(Failure.CONNECTION_RESET);
    }
    return failed(
        String.valueOf(e.getMessage()).contains("terminated the handshake")
            ? Failure.EOF_ERROR
            : Failure.SSL_FAILED_HANDSHAKE);
  }

  private static Outcome broken(SocketException e) {
    return String.valueOf(e.getMessage()).contains("unreachable")
        ? failed(Failure.NETWORK_UNREACHABLE)
        : failed(Failure.CONNECTION_RESET);
  }

  private static boolean caused(@Nullable Throwable e, Class<? extends Throwable> type) {
    for (var cause = e; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  private static Outcome failed(Failure failure) {
    return new Outcome.Failed(failure);
  }
}
