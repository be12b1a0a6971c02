package fengsui.server.access;

import fengsui.server.config.Configuration.Oidc;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

/// An OpenID Connect provider. What it says of itself is asked when somebody first signs in with
/// it, so that the post starts without it, and lives without it.
final class Provider {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  // Signed with the provider's own key; never with a shared secret, and never not at all.
  private static final List<SignatureAlgorithm> ALGORITHMS =
      List.of(
          SignatureAlgorithm.RS256,
          SignatureAlgorithm.RS512,
          SignatureAlgorithm.PS256,
          SignatureAlgorithm.ES256,
          SignatureAlgorithm.ES384);

  private final Oidc settings;
  private final JdkClientHttpRequestFactory connections;
  private final RestTemplate http;
  private @Nullable Known known;

  /// What the provider says of itself, and how its tokens are read.
  record Known(ClientRegistration registration, JwtDecoder decoder) {}

  Provider(Oidc settings) {
    this.settings = settings;
    connections =
        new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(PATIENCE).build());
    connections.setReadTimeout(PATIENCE);
    http = new RestTemplate(connections);
  }

  ClientHttpRequestFactory connections() {
    return connections;
  }

  RestTemplate http() {
    return http;
  }

  /// Returns what the provider says of itself.
  ///
  /// @throws RestClientException if it does not answer
  /// @throws IllegalArgumentException if its answer is not what a provider says
  synchronized Known known() {
    if (known == null) {
      var registration = registration(metadata());
      known = new Known(registration, decoder(registration));
    }
    return known;
  }

  private Map<String, Object> metadata() {
    var issuer = settings.issuer().toString();
    var at = URI.create(issuer.replaceAll("/$", "") + "/.well-known/openid-configuration");
    var type = new ParameterizedTypeReference<Map<String, Object>>() {};
    var said = Objects.requireNonNull(http.exchange(at, HttpMethod.GET, null, type).getBody());
    if (!issuer.equals(said.get("issuer"))) {
      throw new IllegalArgumentException(
          "oidc.issuer: the provider calls itself %s, not %s; write it as it does"
              .formatted(said.get("issuer"), issuer));
    }
    return said;
  }

  private ClientRegistration registration(Map<String, Object> said) {
    var scopes = new LinkedHashSet<>(List.of("openid", "profile", "email"));
    if (said.get("scopes_supported") instanceof List<?> offered && offered.contains("groups")) {
      scopes.add("groups");
    }
    return ClientRegistrations.fromOidcConfiguration(said)
        .registrationId("oidc")
        .clientId(settings.client())
        .clientSecret(settings.secret())
        .scope(scopes)
        .redirectUri("{baseUrl}/sign-in/oidc/callback")
        .clientSettings(ClientRegistration.ClientSettings.builder().requireProofKey(true).build())
        .build();
  }

  private JwtDecoder decoder(ClientRegistration registration) {
    var keys = Objects.requireNonNull(registration.getProviderDetails().getJwkSetUri());
    var decoder =
        NimbusJwtDecoder.withJwkSetUri(keys)
            .restOperations(http)
            .jwsAlgorithms(accepted -> accepted.addAll(ALGORITHMS))
            .build();
    decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
    return decoder;
  }
}
