package fengsui.dns.https;

import fengsui.model.Failure;
import fengsui.model.Outcome;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Reads out of an exception how an exchange failed.
final class Ends {

  private Ends() {}

  static Outcome of(IOException failure) {
    var causes = causes(failure);
    var words = String.valueOf(failure.getMessage());
    if (failure instanceof InvalidResponse) {
      return new Outcome.Failed(Failure.HTTP_INVALID_RESPONSE);
    }
    if (any(causes, EOFException.class)) {
      return new Outcome.Failed(Failure.EOF_ERROR);
    }
    var socket = causes.stream().filter(SocketException.class::isInstance).findFirst();
    if (socket.isPresent()) {
      return socket(String.valueOf(socket.get().getMessage()));
    }
    return failure instanceof SSLException
        ? new Outcome.Failed(tls(causes))
        : new Outcome.Unclassified(words);
  }

  private static Failure tls(List<Throwable> causes) {
    if (any(causes, CertificateExpiredException.class)
        || any(causes, CertificateNotYetValidException.class)) {
      return Failure.SSL_INVALID_CERTIFICATE;
    }
    if (any(causes, CertPathBuilderException.class)) {
      return Failure.SSL_UNKNOWN_AUTHORITY;
    }
    if (causes.stream().anyMatch(Ends::otherName)) {
      return Failure.SSL_INVALID_HOSTNAME;
    }
    return any(causes, CertificateException.class)
        ? Failure.SSL_INVALID_CERTIFICATE
        : Failure.SSL_FAILED_HANDSHAKE;
  }

  /// The words of the JDK's host name check, which has no exception of its own.
  private static boolean otherName(Throwable cause) {
    var words = String.valueOf(cause.getMessage());
    return cause instanceof CertificateException
        && (words.startsWith("No subject alternative") || words.startsWith("No name matching"));
  }

  /// The words are the kernel's, as the JDK passes them on.
  private static Outcome socket(String words) {
    var failure = socketFailure(words);
    return failure == null ? new Outcome.Unclassified(words) : new Outcome.Failed(failure);
  }

  private static @Nullable Failure socketFailure(String words) {
    return switch (words.replaceFirst(" \\(.*", "")) {
      case "Connection refused" -> Failure.CONNECTION_REFUSED;
      case "Connection reset", "Connection reset by peer", "Broken pipe" ->
          Failure.CONNECTION_RESET;
      case "Connection timed out" -> Failure.GENERIC_TIMEOUT_ERROR;
      case "No route to host", "Host is unreachable" -> Failure.HOST_UNREACHABLE;
      case "Network is unreachable" -> Failure.NETWORK_UNREACHABLE;
      case "Network is down" -> Failure.NETWORK_DOWN;
      case "Permission denied", "Operation not permitted" -> Failure.PERMISSION_DENIED;
      case "Cannot assign requested address" -> Failure.ADDRESS_NOT_AVAILABLE;
      default -> null; // open set
    };
  }

  private static boolean any(List<Throwable> causes, Class<? extends Throwable> type) {
    return causes.stream().anyMatch(type::isInstance);
  }

  private static List<Throwable> causes(Throwable failure) {
    var causes = new ArrayList<Throwable>();
    for (Throwable next = failure; next != null && causes.size() < 16; next = next.getCause()) {
      causes.add(next);
    }
    return causes;
  }
}
