package fengsui.lab.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuthorityTest {

  private static final Instant NOW = Instant.now();

  @Test
  void itsCertificatesPassTheJdksOwnCheck() throws Exception {
    var authority = new Authority("Test CA", NOW);
    var names = List.of("pay.fengsui.test", "198.19.20.80", "fd00::1");

    var identity = authority.certify(names, Authority.around(NOW));

    validate(authority, identity);
    assertThat(identity.chain().getFirst().getSubjectAlternativeNames())
        .extracting(name -> String.valueOf(name.get(1)))
        .containsExactly("pay.fengsui.test", "198.19.20.80", "fd00:0:0:0:0:0:0:1");
    assertThat(authority.certificate().getBasicConstraints()).isNotNegative();
  }

  @Test
  void anExpiredOneAndAStrangersDoNotPass() throws Exception {
    var authority = new Authority("Test CA", NOW);
    var stranger = new Authority("Stranger", NOW);
    var past = new Authority.Validity(NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofDays(2)));

    var expired = authority.certify(List.of("a.test"), past);
    var strange = stranger.certify(List.of("a.test"), Authority.around(NOW));

    assertThatThrownBy(() -> validate(authority, expired)).hasMessageContaining("validity");
    assertThatThrownBy(() -> validate(authority, strange))
        .isInstanceOf(CertPathValidatorException.class);
  }

  private static void validate(Authority authority, Authority.Identity identity) throws Exception {
    var anchors = Set.of(new TrustAnchor(authority.certificate(), null));
    var parameters = new PKIXParameters(anchors);
    parameters.setRevocationEnabled(false);
    var factory = CertificateFactory.getInstance("X.509");
    var path = factory.generateCertPath(List.of(identity.chain().getFirst()));
    CertPathValidator.getInstance("PKIX").validate(path, parameters);
  }
}
