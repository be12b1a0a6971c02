package fengsui.dns.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import fengsui.dns.message.Name;
import fengsui.model.Failure;
import fengsui.model.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class HandshakeProofTest {

  private static final Name SHOP = Name.of("shop.example");
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  @TempDir private static Path folder;
  private static TestAuthority authority;
  private static Authorities trusted;

  private ServerSocket server;
  private Thread serving;

  @BeforeAll
  static void certificates() throws Exception {
    authority = TestAuthority.in(folder);
    authority.sign("shop", "dns:shop.example");
    authority.sign("wild", "dns:*.example");
    authority.sign("other", "dns:portal.example,dns:www.portal.example");
    authority.sign("old", "dns:shop.example", "-startdate", "-20d", "-validity", "10");
    authority.signItself("self", "dns:shop.example");
    authority.signItself("portal", "dns:portal.example");
    trusted = Authorities.read(authority.pem());
  }

  @AfterEach
  void stop() throws Exception {
    if (server != null) {
      server.close();
      serving.join(5000);
    }
  }

  private int serve(String alias) throws Exception {
    server = authority.server(alias).getServerSocketFactory().createServerSocket(0, 50, HERE);
    serving =
        Thread.ofVirtual()
            .start(() -> {
              while (!server.isClosed()) {
                try (var socket = (SSLSocket) server.accept()) {
                  socket.startHandshake();
                  socket.getInputStream().read();
                } catch (IOException ended) {
                  // the client left, or the test is over
                }
              }
            });
    return server.getLocalPort();
  }

  private static Proof prove(int port, String... pins) throws InterruptedException {
    return new HandshakeProof(trusted, Duration.ofSeconds(10))
        .prove(SHOP, HERE, port, Set.of(pins));
  }

  @Test
  void aValidCertificateForTheNameProvesIt() throws Exception {
    var proof = prove(serve("shop"));

    assertThat(proof).isInstanceOf(Proof.Proven.class);
    assertThat(((Proof.Proven) proof).pin()).matches("[0-9a-f]{64}");
  }

  @Test
  void aWildcardProvesItToo() throws Exception {
    assertThat(prove(serve("wild"))).isInstanceOf(Proof.Proven.class);
  }

  @Test
  void thePinnedKeyProvesItAnotherRefutesIt() throws Exception {
    var port = serve("shop");
    var pin = ((Proof.Proven) prove(port)).pin();

    assertThat(prove(port, "00".repeat(32), pin)).isInstanceOf(Proof.Proven.class);
    assertThat(prove(port, "00".repeat(32)))
        .isEqualTo(
            new Proof.Refuted(
                List.of("shop.example"),
                "is valid, but its key %s is none of the pinned".formatted(pin)));
  }

  @Test
  void aCertificateForOtherNamesRefutesIt() throws Exception {
    assertThat(prove(serve("other")))
        .isEqualTo(
            new Proof.Refuted(
                List.of("portal.example", "www.portal.example"),
                "is for portal.example, www.portal.example"));
  }

  @Test
  void aPortalWithACertificateOfItsOwnMakingIsRefuted() throws Exception {
    assertThat(prove(serve("portal")))
        .isEqualTo(new Proof.Refuted(List.of("portal.example"), "is for portal.example"));
  }

  @Test
  void whoVouchesForItselfIsRefuted() throws Exception {
    assertThat(prove(serve("self")))
        .isEqualTo(
            new Proof.Refuted(
                List.of("shop.example"), "claims the name, but nobody trusted vouches for it"));
  }

  @Test
  void aCertificateThatIsOnlyOutOfDateTellsNothing() throws Exception {
    assertThat(prove(serve("old"))).isEqualTo(unreachable(Failure.SSL_INVALID_CERTIFICATE));
  }

  @Test
  void aClosedPortTellsNothing() throws Exception {
    int port;
    try (var closed = new ServerSocket(0, 1, HERE)) {
      port = closed.getLocalPort();
    }

    assertThat(prove(port)).isEqualTo(unreachable(Failure.CONNECTION_REFUSED));
  }

  @Test
  void whoDripsBytesForEverIsGivenUpInTime() throws Exception {
    var said = new AtomicReference<Throwable>();
    try (var slow = new ServerSocket(0, 1, HERE)) {
      var dripping =
          Thread.ofVirtual()
              .start(() ->
                  said.set(
                      catchThrowable(() -> {
                        try (var socket = slow.accept()) {
                          socket.getOutputStream().write(new byte[] {22, 3, 3, 8, 0});
                          while (socket.getInputStream().read() >= 0) {
                            socket.getOutputStream().write(0);
                          }
                        }
                      })));
      var began = System.nanoTime();

      var proof =
          new HandshakeProof(trusted, Duration.ofMillis(300))
              .prove(SHOP, HERE, slow.getLocalPort(), Set.of());

      assertThat(proof).isEqualTo(unreachable(Failure.GENERIC_TIMEOUT_ERROR));
      assertThat(System.nanoTime() - began).isLessThan(Duration.ofSeconds(5).toNanos());
      dripping.join();
    }
  }

  @Test
  void whoHangsUpTellsNothing() throws Exception {
    try (var rude = new ServerSocket(0, 1, HERE)) {
      var hangingUp = Thread.ofVirtual().start(() -> catchThrowable(() -> rude.accept().close()));

      var proof = prove(rude.getLocalPort());

      assertThat(proof).isInstanceOf(Proof.Unreachable.class);
      assertThat(((Proof.Unreachable) proof).outcome())
          .isIn(
              new Outcome.Failed(Failure.EOF_ERROR), new Outcome.Failed(Failure.CONNECTION_RESET));
      hangingUp.join();
    }
  }

  @Test
  void authoritiesMustBeCertificates() throws Exception {
    var file = Files.writeString(folder.resolve("empty.pem"), "");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Authorities.read(file))
        .withMessage(file + ": holds no certificates: it is empty; give X.509 in PEM form");
  }

  private static Proof unreachable(Failure failure) {
    return new Proof.Unreachable(new Outcome.Failed(failure));
  }
}
