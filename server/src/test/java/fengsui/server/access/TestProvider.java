package fengsui.server.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// A small OpenID Connect provider on loopback that can also lie.
final class TestProvider implements AutoCloseable {

  static final String CLIENT = "fengsui";
  static final String SECRET = "only the two of us know";

  private final HttpServer server;
  private final RSAKey key = key();
  private final RSAKey strangersKey = key();
  private final Map<String, String> challenges = new HashMap<>();
  private final Map<String, SignedJWT> tokens = new HashMap<>();

  TestProvider() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/.well-known/openid-configuration", asked -> answer(asked, metadata()));
    server.createContext("/keys", asked -> answer(asked, new JWKSet(key.toPublicJWK()).toString()));
    server.createContext("/token", this::token);
    server.start();
  }

  URI issuer() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// A person says yes: returns the code with which the browser goes back.
  ///
  /// @param question the address to which the post sent the browser
  /// @param change what the provider lies about
  String yes(URI question, List<String> groups, UnaryOperator<JWTClaimsSet.Builder> change) {
    return code(question, sign(claims(question, groups, change), key));
  }

  /// The same, but somebody else signs.
  String forged(URI question, List<String> groups) {
    return code(question, sign(claims(question, groups, claims -> claims), strangersKey));
  }

  private String code(URI question, SignedJWT token) {
    var code = Secrets.random();
    challenges.put(code, fields(question.getRawQuery()).get("code_challenge"));
    tokens.put(code, token);
    return code;
  }

  private JWTClaimsSet claims(
      URI question, List<String> groups, UnaryOperator<JWTClaimsSet.Builder> change) {
    var now = Instant.now();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer().toString())
            .subject("4711")
            .audience(CLIENT)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(60)))
            .claim("nonce", fields(question.getRawQuery()).get("nonce"))
            .claim("preferred_username", "<b>admin</b>")
            .claim("groups", groups);
    return change.apply(claims).build();
  }

  private static SignedJWT sign(JWTClaimsSet claims, RSAKey key) {
    try {
      var token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).build(), claims);
      token.sign(new RSASSASigner(key));
      return token;
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private void token(HttpExchange asked) throws IOException {
    var fields = fields(new String(asked.getRequestBody().readAllBytes(), UTF_8));
    var code = fields.get("code");
    var who = Base64.getEncoder().encodeToString((CLIENT + ":" + encoded(SECRET)).getBytes(UTF_8));
    var known = ("Basic " + who).equals(asked.getRequestHeaders().getFirst("Authorization"));
    if (!known || !challenge(fields.get("code_verifier")).equals(challenges.remove(code))) {
      asked.sendResponseHeaders(401, -1);
      asked.close();
      return;
    }
    answer(
        asked,
        """
        {"access_token":"a","token_type":"Bearer","expires_in":60,"id_token":"%s"}
        """
            .formatted(tokens.get(code).serialize()));
  }

  private String metadata() {
    return """
    {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
    "jwks_uri":"%1$s/keys","response_types_supported":["code"],
    "subject_types_supported":["public"],"scopes_supported":["openid","groups"],
    "id_token_signing_alg_values_supported":["RS256"]}
    """
        .formatted(issuer());
  }

  static Map<String, String> fields(String form) {
    return Arrays.stream(form.split("&", -1))
        .map(field -> field.split("=", 2))
        .collect(Collectors.toMap(f -> f[0], f -> URLDecoder.decode(f[1], UTF_8)));
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, UTF_8);
  }

  private static String challenge(String verifier) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RSAKey key() {
    try {
      return new RSAKeyGenerator(2048).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void answer(HttpExchange asked, String json) throws IOException {
    var body = json.getBytes(UTF_8);
    asked.getResponseHeaders().set("Content-Type", "application/json");
    asked.sendResponseHeaders(200, body.length);
    try (asked) {
      asked.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
