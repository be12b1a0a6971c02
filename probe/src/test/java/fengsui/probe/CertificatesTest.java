package fengsui.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fengsui.model.Owner;
import fengsui.model.Scheme;
import fengsui.model.Side;
import fengsui.model.Stage;
import fengsui.model.StageFacts.Exchanged;
import fengsui.model.StageFacts.Secured;
import fengsui.model.Step;
import fengsui.model.Target;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificatesTest {

  @TempDir static Path folder;
  private static TestAuthority authority;

  @BeforeAll
  static void makeCertificates() throws Exception {
    authority = TestAuthority.in(folder);
    authority.sign("good", "dns:localhost,ip:127.0.0.1");
    authority.sign("expired", "dns:localhost", "-startdate", "-9d", "-validity", "5");
    authority.sign("early", "dns:localhost", "-startdate", "+9d", "-validity", "5");
    authority.sign("other", "dns:other.test,dns:*.other.test,ip:127.0.0.9");
    authority.sign("both", "dns:other.test", "-startdate", "-9d", "-validity", "5");
    authority.signItself("self", "dns:localhost");
  }

  @ParameterizedTest
  @CsvSource({
    "good, localhost, ok, true, true",
    "good, 127.0.0.1, ok, true, true",
    "expired, localhost, ssl_invalid_certificate, true, true",
    "early, localhost, ssl_invalid_certificate, true, true",
    "other, localhost, ssl_invalid_hostname, true, false",
    "other, 127.0.0.1, ssl_invalid_hostname, true, false",
    "both, localhost, ssl_invalid_certificate, true, false",
    "self, localhost, ssl_unknown_authority, false, true",
  })
  void judgesAfterTheHandshake(
      String certificate, String host, String outcome, boolean trusted, boolean matches)
      throws Exception {
    try (var peer = Peer.secured(authority.server(certificate), CertificatesTest::answer)) {
      var steps = probe(host, peer.port());

      var secure = steps.stream().filter(s -> s.stage() == Stage.SECURE).findFirst().orElseThrow();
      var facts = secure.evidence().find(Secured.class).orElseThrow();
      assertThat(secure.outcome().code()).isEqualTo(outcome);
      assertThat(facts.chainTrusted()).isEqualTo(trusted);
      assertThat(facts.nameMatches()).isEqualTo(matches);
      assertThat(facts.chain().getFirst().subject()).isEqualTo("CN=" + certificate);
      assertThat(facts.chain().getFirst().sha256()).matches("[0-9a-f]{64}");
      assertThat(facts.protocol()).isEqualTo("TLSv1.3");
      assertThat(facts.sni()).isEqualTo(host.equals("localhost") ? "localhost" : null);
    }
  }

  @Test
  void saysNothingToAServerThatIsNotTrusted() throws Exception {
    var heard = new java.util.concurrent.CompletableFuture<Integer>();
    try (var peer =
        Peer.secured(
            authority.server("self"),
            (client, p) -> heard.complete(client.getInputStream().read()))) {
      var steps = probe("localhost", peer.port());

      assertThat(steps.getLast().stage()).isEqualTo(Stage.SECURE);
      assertThat(heard.completeOnTimeout(-1, 5, java.util.concurrent.TimeUnit.SECONDS).get())
          .isEqualTo(-1);
    }
  }

  @Test
  void speaksHttp2OverTheMeasuredConnectionWhenTheServerOffersIt() throws Exception {
    try (var peer = Peer.secured(authority.server("good"), Http2Peer::answer, "h2", "http/1.1")) {
      var exchange = probe("localhost", peer.port()).getLast();

      assertThat(exchange.outcome().code()).isEqualTo("ok");
      var facts = exchange.evidence().find(Exchanged.class).orElseThrow();
      assertThat(facts.version()).isEqualTo("HTTP/2");
      assertThat(facts.status()).isEqualTo(302);
      assertThat(facts.location()).isEqualTo("https://localhost:" + peer.port() + "/elsewhere");
      assertThat(facts.server()).isEqualTo("test");
      assertThat(facts.bodyBytes()).isEqualTo(5);
    }
  }

  @Test
  void callsGarbageInsteadOfHttp2Invalid() throws Exception {
    try (var peer =
        Peer.secured(
            authority.server("good"),
            (client, p) -> {
              client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes());
              client.getInputStream().readAllBytes();
            },
            "h2")) {
      var exchange = probe("localhost", peer.port()).getLast();

      assertThat(exchange.outcome().code()).isEqualTo("http_invalid_response");
    }
  }

  @Test
  void tellsABadAuthoritiesFileInOneLine() throws Exception {
    var empty = Files.writeString(folder.resolve("empty.pem"), "");
    var garbage =
        Files.writeString(folder.resolve("garbage.pem"), "-----BEGIN CERTIFICATE-----\nx");

    assertRefused(folder.resolve("none.pem"), "cannot be read");
    assertRefused(empty, "holds no certificate");
    assertRefused(garbage, "is not a list of certificates");
  }

  private static void assertRefused(Path file, String problem) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Prober(ProbeSettings.defaults().withAuthorities(file)))
        .withMessage(
            "CA file %s %s; give a file of certificates in PEM form".formatted(file, problem));
  }

  private static List<Step> probe(String host, int port) throws Exception {
    var settings =
        ProbeSettings.defaults().withControlPorts(List.of()).withAuthorities(authority.pem());
    var target = new Target("t", Scheme.HTTPS, host, port, "/", Side.DOMESTIC, Owner.OURS);
    return new Prober(settings).diagnose(target, List.of()).steps();
  }

  private static void answer(Socket client, Peer peer) throws Exception {
    client.getInputStream().read(new byte[4096]);
    client.getOutputStream().write("HTTP/1.1 204 Fine\r\n\r\n".getBytes());
  }
}
