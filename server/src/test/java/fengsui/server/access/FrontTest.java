package fengsui.server.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import fengsui.server.CommandPost;
import fengsui.server.Posts;
import fengsui.server.config.Configuration;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What browsers are told, with TLS, behind a proxy, and with neither.
class FrontTest {

  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir Path data;

  @Test
  void pagesTellBrowsersToBeStrict() throws Exception {
    try (var post = Posts.start(data);
        var client = HttpClient.newHttpClient()) {
      var page = get(client, post, Map.of("Accept", "text/html"));

      assertThat(header(page, "Content-Security-Policy"))
          .contains("default-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
          .contains("form-action 'self'", "object-src 'none'")
          .doesNotContain("unsafe", "*", "http");
      assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(header(page, "Referrer-Policy")).isEqualTo("same-origin");
      assertThat(header(page, "Permissions-Policy")).contains("camera=()");
      assertThat(header(page, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
      assertThat(header(page, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
      assertThat(header(page, "Cache-Control")).contains("no-store");
      assertThat(page.headers().map()).doesNotContainKeys("server", "x-powered-by");
      assertThat(page.headers().map()).doesNotContainKey("strict-transport-security");
      assertThat(header(page, "Set-Cookie"))
          .startsWith("fengsui-visit=")
          .doesNotContain("Secure", "JSESSIONID");
      assertThat(page.body()).doesNotContain("jsessionid", "style=", "onclick");
    }
  }

  @Test
  void withTlsCookiesNeverTravelInTheClear() throws Exception {
    var tls = certificate();
    try (var post = CommandPost.start(with(tls, List.of()), InstantSource.system());
        var client = HttpClient.newBuilder().sslContext(trusting()).build()) {
      assertThat(post.url().getScheme()).isEqualTo("https");
      var page = get(client, post, Map.of());

      assertThat(header(page, "Strict-Transport-Security")).startsWith("max-age=31536000");
      assertThat(header(page, "Set-Cookie")).startsWith("__Host-fengsui-visit=").contains("Secure");
      assertThat(page.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
    }
  }

  @Test
  void aProxyThatIsNamedIsBelievedAboutWhoAsksAndHow() throws Exception {
    try (var post = CommandPost.start(with(null, List.of("127.0.0.1")), InstantSource.system());
        var client = HttpClient.newHttpClient()) {
      var forwarded =
          Map.of("X-Forwarded-Proto", "https", "X-Forwarded-For", "198.51.100.1, 203.0.113.9");
      var page = get(client, post, forwarded);

      assertThat(header(page, "Set-Cookie")).startsWith("__Host-fengsui-visit=").contains("Secure");
      assertThat(header(page, "Strict-Transport-Security")).isNotEmpty();

      var headers = new java.util.HashMap<>(forwarded);
      headers.put("Authorization", "Bearer fs_wrong");
      var request = HttpRequest.newBuilder(post.url().resolve("/api/v1/me"));
      headers.forEach(request::header);
      client.send(request.build(), BodyHandlers.ofString());
      assertThat(post.part(Audit.class).before(Long.MAX_VALUE, 1).getFirst().address())
          .as("the last that the proxy itself saw")
          .isEqualTo("203.0.113.9");
    }
  }

  @Test
  void oneNetworkCannotHoldAllConnections() throws Exception {
    var held = new ArrayList<Raw>();
    try (var post = Posts.start(data)) {
      for (var i = 0; i < Turnstile.SHARE + 50; i++) {
        var raw = new Raw(post.url());
        held.add(raw);
        raw.flood("GET / HTTP/1.1\r\nHo".getBytes(ISO_8859_1), 1);
      }

      assertThat(held.getLast().rest()).as("from there, no more").isEmpty();
      assertThat(Raw.ask("127.0.0.2", post.url(), "GET /sign-in HTTP/1.0\nHost: x\n\n"))
          .as("from elsewhere, as ever")
          .startsWith("HTTP/1.1 200");
    } finally {
      for (var raw : held) {
        raw.close();
      }
    }
  }

  private Configuration with(Configuration.@Nullable Tls tls, List<String> proxies) {
    var plain = Posts.configuration(data);
    return new Configuration(
        plain.port(),
        plain.address(),
        plain.data(),
        plain.database(),
        tls,
        null,
        proxies,
        plain.retention(),
        plain.catalogue(),
        plain.channels(),
        plain.source(),
        plain.probing());
  }

  // The JDK's own tool makes the certificate; what is in its store is written as PEM.
  private Configuration.Tls certificate() throws Exception {
    var arguments =
        "-genkeypair -alias post -keyalg EC -dname CN=post -ext san=ip:127.0.0.1 -validity 2"
            + " -storetype PKCS12 -storepass changeit -keystore "
            + data.resolve("store");
    var made = new ProcessBuilder(command(arguments)).inheritIO().start().waitFor();
    assertThat(made).isZero();
    var store = store();
    var certificate = data.resolve("post.crt");
    var key = data.resolve("post.key");
    Files.writeString(certificate, pem("CERTIFICATE", store.getCertificate("post").getEncoded()));
    Files.writeString(key, pem("PRIVATE KEY", store.getKey("post", PASSWORD).getEncoded()));
    return new Configuration.Tls(certificate, key, null);
  }

  private static List<String> command(String arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments.split(" ", -1)));
    return command;
  }

  private KeyStore store() throws Exception {
    return KeyStore.getInstance(data.resolve("store").toFile(), PASSWORD);
  }

  private SSLContext trusting() throws Exception {
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("post", store().getCertificate("post"));
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static String pem(String kind, byte[] bytes) {
    var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind, text);
  }

  private static HttpResponse<String> get(
      HttpClient client, CommandPost post, Map<String, String> headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(post.url().resolve("/sign-in"));
    headers.forEach(request::header);
    var answer = client.send(request.build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer;
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
