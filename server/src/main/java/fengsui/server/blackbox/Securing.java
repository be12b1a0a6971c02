package fengsui.server.blackbox;

import fengsui.dns.IpText;
import fengsui.model.StageFacts.CertificateFacts;
import fengsui.probe.net.ByteStream;
import fengsui.probe.tls.Authorities;
import fengsui.probe.tls.Certificates;
import fengsui.probe.tls.Shaken;
import fengsui.probe.tls.TlsClient;
import fengsui.probe.tls.TlsStream;
import fengsui.server.blackbox.Module.Tls;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A TLS handshake with the metrics of its certificates. Unlike blackbox_exporter it sets them also
/// when the certificate is not trusted: an alarm on an expired one goes on working.
final class Securing {

  /// What Go's zero time is: no chain was verified.
  private static final double NEVER = -62_135_596_800.0;

  private Securing() {}

  /// The secured stream, and the protocol agreed by ALPN.
  record Secured(TlsStream stream, @Nullable String alpn) {}

  static Secured secure(
      ByteStream wire, String host, Tls tls, List<String> protocols, Course course)
      throws Failed, InterruptedException {
    course.enter(Phase.TLS);
    var name = Objects.requireNonNullElse(tls.serverName(), host);
    var sni = IpText.find(name).isEmpty() ? name : null;
    var shaken = TlsClient.prepare(sni, protocols).over(wire, course.deadline());
    var fault = shaken.chain().isEmpty() || tls.insecure() ? null : fault(shaken, name, tls);
    if (!shaken.chain().isEmpty()) {
      measure(shaken, fault == null && !tls.insecure(), course.samples());
    }
    var stream = shaken.stream();
    if (stream == null) {
      var end = Objects.requireNonNull(shaken.end());
      course.say("TLS handshake ended: " + end.outcome().code());
      throw new Failed(Phase.TLS, Course.reason(end.outcome()));
    }
    if (fault != null) {
      course.say("certificate refused: " + fault);
      throw new Failed(Phase.TLS, fault);
    }
    return new Secured(stream, shaken.session().alpn());
  }

  private static @Nullable String fault(Shaken shaken, String name, Tls tls) {
    var authorities = tls.authorities();
    var trusted =
        (authorities == null ? Authorities.supplier(null).get() : authorities)
            .judge(shaken.chain(), Instant.now());
    var fault = Certificates.judge(trusted, Certificates.nameMatches(shaken.chain(), name));
    return fault == null ? null : fault.code();
  }

  private static void measure(Shaken shaken, boolean verified, Samples samples) {
    var facts = Certificates.facts(shaken.chain());
    var earliest =
        facts.stream().map(CertificateFacts::notAfter).min(Comparator.naturalOrder()).orElseThrow();
    samples.set(
        "probe_ssl_earliest_cert_expiry",
        "Returns last SSL chain expiry in unixtime",
        (double) earliest.getEpochSecond());
    samples.set(
        "probe_ssl_last_chain_expiry_timestamp_seconds",
        "Returns last SSL chain expiry in timestamp",
        verified ? (double) earliest.getEpochSecond() : NEVER);
    samples.set(
        "probe_ssl_last_chain_info",
        "Contains SSL leaf certificate information",
        leaf(facts.getFirst(), shaken.chain().getFirst()),
        1);
    var session = shaken.session();
    var version = session.protocol() == null ? "unknown" : session.protocol();
    samples.set(
        "probe_tls_version_info",
        "Returns the TLS version used or NaN when unknown",
        "version",
        version.replace("TLSv1", "TLS 1").replaceFirst("^TLS 1$", "TLS 1.0"),
        1);
    samples.set(
        "probe_tls_cipher_info",
        "Returns the TLS cipher negotiated during handshake",
        "cipher",
        session.cipher() == null ? "unknown" : session.cipher(),
        1);
  }

  private static Map<String, String> leaf(CertificateFacts facts, X509Certificate certificate) {
    var names = facts.names().stream().filter(name -> IpText.find(name).isEmpty()).toList();
    return Map.of(
        "fingerprint_sha256", facts.sha256(),
        "subject", facts.subject(),
        "issuer", facts.issuer(),
        "subjectalternative", String.join(",", names),
        "serialnumber", certificate.getSerialNumber().toString(16));
  }
}
