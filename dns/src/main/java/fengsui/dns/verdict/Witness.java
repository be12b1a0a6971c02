package fengsui.dns.verdict;

import fengsui.dns.message.Name;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// Sees the certificate of one handshake, and remembers it whether it was accepted or not.
final class Witness extends X509ExtendedTrustManager {

  private static final int DNS_NAME = 2;
  private static final int MOST_NAMES = 16;

  private final X509ExtendedTrustManager trust;
  private volatile @Nullable X509Certificate seen;
  private volatile @Nullable CertificateException objection;

  Witness(X509ExtendedTrustManager trust) {
    this.trust = trust;
  }

  SSLSocketFactory sockets() {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {this}, null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("this JDK has no TLS", broken);
    }
  }

  /// The proof after a handshake that succeeded.
  Proof proven(Set<String> pins) {
    var certificate = seen;
    if (certificate == null) {
      throw new IllegalStateException("the handshake showed no certificate");
    }
    var pin = pin(certificate);
    return pins.isEmpty() || pins.contains(pin)
        ? new Proof.Proven(pin)
        : new Proof.Refuted(
            names(certificate), "is valid, but its key %s is none of the pinned".formatted(pin));
  }

  /// Returns whose address it is instead of `name`'s; null if the handshake did not tell.
  Proof.@Nullable Refuted refuted(Name name) {
    var certificate = seen;
    var why = objection;
    if (certificate == null || why == null) {
      return null;
    }
    var names = names(certificate);
    if (names.stream().noneMatch(each -> covers(each, name))) {
      return new Proof.Refuted(names, "is for " + said(names));
    }
    return timely(why)
        ? new Proof.Refuted(names, "claims the name, but nobody trusted vouches for it")
        : null;
  }

  private static String said(List<String> names) {
    return names.isEmpty() ? "no name" : String.join(", ", names.stream().limit(3).toList());
  }

  /// A certificate that is only out of date is still the name's own.
  private static boolean timely(Throwable why) {
    for (Throwable cause = why; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException
          || cause instanceof CertificateNotYetValidException) {
        return false;
      }
    }
    return true;
  }

  private static boolean covers(String pattern, Name name) {
    var host = name.toString().toLowerCase(Locale.ROOT);
    var given = pattern.toLowerCase(Locale.ROOT);
    return given.equals(host)
        || (given.startsWith("*.")
            && host.indexOf('.') > 0
            && host.substring(host.indexOf('.')).equals(given.substring(1)));
  }

  private static List<String> names(X509Certificate certificate) {
    try {
      var all = certificate.getSubjectAlternativeNames();
      return all == null
          ? List.of()
          : all.stream()
              .filter(each -> each.get(0).equals(DNS_NAME))
              .map(each -> String.valueOf(each.get(1)))
              .limit(MOST_NAMES)
              .toList();
    } catch (CertificateParsingException unreadable) {
      return List.of();
    }
  }

  /// The SHA-256 of the public key as lower-case hex.
  private static String pin(X509Certificate certificate) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(certificate.getPublicKey().getEncoded()));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  private interface Check {
    void run() throws CertificateException;
  }

  private void check(X509Certificate[] chain, Check check) throws CertificateException {
    seen = chain[0];
    try {
      check.run();
    } catch (CertificateException e) {
      objection = e;
      throw e;
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain, () -> trust.checkServerTrusted(chain, type, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain, () -> trust.checkServerTrusted(chain, type, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain, () -> trust.checkServerTrusted(chain, type));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw new CertificateException("no client is expected here");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("no client is expected here");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("no client is expected here");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return trust.getAcceptedIssuers();
  }
}
