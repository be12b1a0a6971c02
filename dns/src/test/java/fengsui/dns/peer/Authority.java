package fengsui.dns.peer;

import fengsui.dns.IpText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A certificate authority for tests: P-256 keys, made anew each time, never stored.
public final class Authority {

  private static final byte[] ECDSA_WITH_SHA256 = Der.sequence(Der.oid("1.2.840.10045.4.3.2"));
  private static final char[] NO_PASSWORD = new char[0];

  private final String name;
  private final KeyPair keys = newKeys();
  private final X509Certificate certificate;
  private long serial = 1;

  public Authority(String name) {
    this.name = name;
    this.certificate =
        sign(
            new Subject(name, keys, Duration.ofDays(30)),
            extension("2.5.29.19", Der.sequence(Der.bool(true))));
  }

  private record Subject(String name, KeyPair keys, Duration left) {}

  /// Returns a context of clients that trust this authority alone.
  public SSLContext clients() {
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, NO_PASSWORD);
      store.setCertificateEntry("authority", certificate);
      var trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Returns the context of a server whose certificate is for `names`, DNS names and addresses, and
  /// has `left` to live.
  public SSLContext server(List<String> names, Duration left) {
    try {
      var serverKeys = newKeys();
      var general = names.stream().map(Authority::generalName).toArray(byte[][]::new);
      var subject = new Subject(names.getFirst(), serverKeys, left);
      var leaf = sign(subject, extension("2.5.29.17", Der.sequence(general)));
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, NO_PASSWORD);
      var chain = new Certificate[] {leaf, certificate};
      store.setKeyEntry("server", serverKeys.getPrivate(), NO_PASSWORD, chain);
      var managers = KeyManagerFactory.getInstance("PKIX");
      managers.init(store, NO_PASSWORD);
      var context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private X509Certificate sign(Subject subject, byte[] extension) {
    var now = Instant.now();
    var body =
        Der.sequence(
            Der.explicit(0, Der.integer(BigInteger.TWO)),
            Der.integer(BigInteger.valueOf(serial++)),
            ECDSA_WITH_SHA256,
            commonName(name),
            Der.sequence(
                Der.time(now.minus(Duration.ofDays(60))), Der.time(now.plus(subject.left()))),
            commonName(subject.name()),
            subject.keys().getPublic().getEncoded(),
            Der.explicit(3, Der.sequence(extension)));
    try {
      var signer = Signature.getInstance("SHA256withECDSA");
      signer.initSign(keys.getPrivate());
      signer.update(body);
      var whole = Der.sequence(body, ECDSA_WITH_SHA256, Der.bits(signer.sign()));
      var factory = CertificateFactory.getInstance("X.509");
      return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(whole));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] commonName(String text) {
    return Der.sequence(Der.set(Der.sequence(Der.oid("2.5.4.3"), Der.utf8(text))));
  }

  private static byte[] extension(String oid, byte[] value) {
    return Der.sequence(Der.oid(oid), Der.octets(value));
  }

  private static byte[] generalName(String name) {
    try {
      return Der.tagged(0x87, IpText.parse(name).getAddress());
    } catch (IllegalArgumentException noAddress) {
      return Der.tagged(0x82, name.getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static KeyPair newKeys() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
