package fengsui.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fengsui.agent.AgentStatus.Contact;
import fengsui.agent.post.PostSettings;
import fengsui.model.Vantage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A post with a certificate that no authority signed.
@Timeout(60)
class TlsTest {

  private static final char[] PASSWORD = "secret".toCharArray();

  @TempDir private static Path keys;
  @TempDir private Path folder;

  private static KeyStore store;

  private final List<String> log = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void makeKeys() throws Exception {
    make("post", "EC", "-groupname", "secp256r1");
    make("agent", "RSA", "-keysize", "2048");
    store = KeyStore.getInstance(keys.resolve("keys.p12").toFile(), PASSWORD);
    pem("agent.pem", "CERTIFICATE", store.getCertificate("agent").getEncoded());
    pem("agent.key", "PRIVATE KEY", store.getKey("agent", PASSWORD).getEncoded());
    pem("post.key", "PRIVATE KEY", store.getKey("post", PASSWORD).getEncoded());
  }

  private static void make(String alias, String algorithm, String option, String value)
      throws Exception {
    var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var command =
        List.of(
            tool,
            "-genkeypair",
            "-alias",
            alias,
            "-dname",
            "CN=" + alias,
            "-keyalg",
            algorithm,
            option,
            value,
            "-keystore",
            keys.resolve("keys.p12").toString(),
            "-storepass",
            "secret");
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static void pem(String file, String what, byte[] bytes) throws IOException {
    var text = Base64.getMimeEncoder(64, "\n".getBytes()).encodeToString(bytes);
    Files.writeString(
        keys.resolve(file), "-----BEGIN %s-----\n%s\n-----END %1$s-----\n".formatted(what, text));
  }

  private static String pin(String alias) throws Exception {
    var key = store.getCertificate(alias).getPublicKey().getEncoded();
    var digest = MessageDigest.getInstance("SHA-256").digest(key);
    return "sha256/" + Base64.getEncoder().encodeToString(digest);
  }

  private static SSLContext server() throws Exception {
    var mine = KeyStore.getInstance("PKCS12");
    mine.load(null, null);
    mine.setKeyEntry(
        "post", store.getKey("post", PASSWORD), PASSWORD, store.getCertificateChain("post"));
    mine.setCertificateEntry("agent", store.getCertificate("agent"));
    var ours = KeyManagerFactory.getInstance("PKIX");
    ours.init(mine, PASSWORD);
    var theirs = TrustManagerFactory.getInstance("PKIX");
    theirs.init(mine);
    var context = SSLContext.getInstance("TLS");
    context.init(ours.getKeyManagers(), theirs.getTrustManagers(), null);
    return context;
  }

  private Agent start(PostSettings post) {
    var settings =
        AgentSettings.of(post.server(), post.token(), Vantage.HERE, folder)
            .with(post)
            .withHelloEvery(Duration.ofMillis(300));
    return Agent.start(settings, log::add);
  }

  @Test
  void thePinnedKeyIsEnough() throws Exception {
    try (var post = FakePost.start(Plans.of(1), server(), false);
        var agent = start(PostSettings.of(post.url(), FakePost.TOKEN).withPin(pin("post")))) {
      FakePost.await("a greeting", 20, () -> agent.status().contact() == Contact.GREETED);
    }
  }

  @Test
  void anotherKeyThanThePinnedOneIsRefusedAndTold() throws Exception {
    try (var post = FakePost.start(Plans.of(1), server(), false);
        var _ = start(PostSettings.of(post.url(), FakePost.TOKEN).withPin(pin("agent")))) {
      FakePost.await("the complaint", 20, () -> !log.isEmpty());

      assertThat(log.getFirst())
          .contains("the server's key is " + pin("post") + ", not the pinned one");
      assertThat(post.hellos).isZero();
    }
  }

  @Test
  void withoutAPinAnUnknownAuthorityIsRefused() throws Exception {
    try (var post = FakePost.start(Plans.of(1), server(), false);
        var _ = start(PostSettings.of(post.url(), FakePost.TOKEN))) {
      FakePost.await("the complaint", 20, () -> !log.isEmpty());

      assertThat(log.getFirst()).contains("unable to find valid certification path");
      assertThat(post.hellos).isZero();
    }
  }

  @Test
  void showsItsCertificateToAPostThatAsksForIt() throws Exception {
    try (var post = FakePost.start(Plans.of(1), server(), true)) {
      var pinned = PostSettings.of(post.url(), FakePost.TOKEN).withPin(pin("post"));
      try (var stranger = start(pinned)) {
        FakePost.await("a refusal", 20, () -> stranger.status().contact() == Contact.LOST);
        assertThat(post.hellos).isZero();
      }
      var known = pinned.withCertificate(keys.resolve("agent.pem"), keys.resolve("agent.key"));
      try (var agent = start(known)) {
        FakePost.await("a greeting", 20, () -> agent.status().contact() == Contact.GREETED);
      }
    }
  }

  @Test
  void badSettingsAreToldWithPlaceProblemAndRemedy() {
    var post = PostSettings.of(URI.create("https://post.example:8480"), "fs_x");

    assertThatThrownBy(() -> start(post.withPin("sha256/abc")))
        .hasMessageStartingWith("pin \"sha256/abc\": is not sha256/ and the Base64 of 32 bytes; ");
    assertThatThrownBy(() -> start(post.withCertificate(keys.resolve("none"), keys.resolve("x"))))
        .hasMessage(
            "certificate %s: cannot be read; give a file of certificates in PEM form",
            keys.resolve("none"));
    assertThatThrownBy(
            () -> start(post.withCertificate(keys.resolve("agent.pem"), keys.resolve("agent.pem"))))
        .hasMessage(
            "key %s: holds no PRIVATE KEY; give a file of a key in PEM form (PKCS#8, not encrypted)"
                + " that belongs to the certificate",
            keys.resolve("agent.pem"));
    assertThatThrownBy(
            () -> start(post.withCertificate(keys.resolve("agent.pem"), keys.resolve("post.key"))))
        .hasMessageContaining("does not fit the certificate; give a file of a key in PEM form");
    assertThatThrownBy(() -> PostSettings.of(URI.create("ftp://post.example"), "fs_x"))
        .hasMessage(
            "server \"ftp://post.example\": is not the URL of a post; write http://HOST:PORT or"
                + " https://HOST:PORT");
    assertThatThrownBy(() -> PostSettings.of(URI.create("http://post.example"), "two words"))
        .hasMessage(
            "token: is empty or holds a character that no token has; copy it as the post told it");
    assertThatThrownBy(
            () -> PostSettings.of(URI.create("http://post.example"), "fs_x").withPin("sha256/abc"))
        .hasMessage("pin: there is no key to pin over http; write the server as https://HOST:PORT");
  }
}
