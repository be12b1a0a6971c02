package fengsui.lab.host;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/// A certificate authority of the laboratory: P-256 keys, made anew each time, never stored.
public final class Authority {

  private static final byte[] ECDSA_WITH_SHA256 = Der.sequence(Der.oid("1.2.840.10045.4.3.2"));
  private static final Duration YEAR = Duration.ofDays(365);

  private final String name;
  private final KeyPair keys;
  private final X509Certificate certificate;
  private long serial = 1;

  public Authority(String name, Instant now) throws GeneralSecurityException {
    this.name = name;
    this.keys = newKeys();
    var validity = new Validity(now.minus(YEAR), now.plus(YEAR));
    this.certificate =
        sign(
            new Subject(name, keys, validity),
            extension("2.5.29.19", Der.sequence(Der.bool(true))));
  }

  /// A server's key and its certificate chain, the server's first.
  public record Identity(KeyPair keys, List<X509Certificate> chain) {
    public Identity {
      chain = List.copyOf(chain);
    }

    /// The chain in PEM form, as servers that others wrote read it.
    public String chainPem() throws GeneralSecurityException {
      var text = new StringBuilder();
      for (var each : chain) {
        text.append(pem("CERTIFICATE", each.getEncoded()));
      }
      return text.toString();
    }

    /// The key in PEM form (PKCS #8).
    public String keyPem() {
      return pem("PRIVATE KEY", keys.getPrivate().getEncoded());
    }
  }

  /// From when to when a certificate holds.
  public record Validity(Instant from, Instant to) {}

  private record Subject(String name, KeyPair keys, Validity validity) {}

  public X509Certificate certificate() {
    return certificate;
  }

  /// The authority's certificate in PEM form, for `--ca`.
  public String pem() throws GeneralSecurityException {
    return pem("CERTIFICATE", certificate.getEncoded());
  }

  private static String pem(String label, byte[] der) {
    var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'});
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
        .formatted(label, base64.encodeToString(der));
  }

  /// Returns a new identity for a server; `names` are DNS names and IP addresses.
  public Identity certify(List<String> names, Validity validity) throws GeneralSecurityException {
    var serverKeys = newKeys();
    var general = names.stream().map(Authority::generalName).toArray(byte[][]::new);
    var subject = new Subject(names.getFirst(), serverKeys, validity);
    var leaf = sign(subject, extension("2.5.29.17", Der.sequence(general)));
    return new Identity(serverKeys, List.of(leaf, certificate));
  }

  /// Returns what is valid from a month before `now` to a month after it.
  public static Validity around(Instant now) {
    return new Validity(now.minus(Duration.ofDays(30)), now.plus(Duration.ofDays(30)));
  }

  private X509Certificate sign(Subject subject, byte[] extension) throws GeneralSecurityException {
    var body =
        Der.sequence(
            Der.explicit(0, Der.integer(BigInteger.TWO)),
            Der.integer(BigInteger.valueOf(serial++)),
            ECDSA_WITH_SHA256,
            commonName(name),
            Der.sequence(Der.time(subject.validity().from()), Der.time(subject.validity().to())),
            commonName(subject.name()),
            subject.keys().getPublic().getEncoded(),
            Der.explicit(3, Der.sequence(extension)));
    var signer = Signature.getInstance("SHA256withECDSA");
    signer.initSign(keys.getPrivate());
    signer.update(body);
    var whole = Der.sequence(body, ECDSA_WITH_SHA256, Der.bits(signer.sign()));
    var factory = CertificateFactory.getInstance("X.509");
    return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(whole));
  }

  private static byte[] commonName(String text) {
    return Der.sequence(Der.set(Der.sequence(Der.oid("2.5.4.3"), Der.utf8(text))));
  }

  private static byte[] extension(String oid, byte[] value) {
    return Der.sequence(Der.oid(oid), Der.octets(value));
  }

  private static byte[] generalName(String name) {
    try {
      return Der.tagged(0x87, InetAddress.ofLiteral(name).getAddress());
    } catch (IllegalArgumentException _) {
      return Der.tagged(0x82, name.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
  }

  private static KeyPair newKeys() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    return generator.generateKeyPair();
  }
}
