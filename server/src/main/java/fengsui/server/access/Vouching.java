package fengsui.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.client.RestClient;

/// The talk with a provider about one person: authorization code with PKCE, state and nonce.
final class Vouching {

  private final Provider provider;
  private final AuthenticationProvider exchange;

  Vouching(Provider provider) {
    this.provider = provider;
    this.exchange = exchange(provider);
  }

  /// The question with which the browser is sent to the provider.
  OAuth2AuthorizationRequest question(HttpServletRequest request) {
    var registration = provider.known().registration();
    var questions = new DefaultOAuth2AuthorizationRequestResolver(_ -> registration);
    return Objects.requireNonNull(questions.resolve(request, registration.getRegistrationId()));
  }

  /// Returns whom the provider vouches for with `code`.
  ///
  /// @throws OAuth2AuthenticationException if what it says cannot be trusted
  OidcUser person(OAuth2AuthorizationRequest question, String state, String code) {
    var redirect = Objects.requireNonNull(question.getRedirectUri());
    var answer =
        OAuth2AuthorizationResponse.success(code).redirectUri(redirect).state(state).build();
    var asked =
        new OAuth2LoginAuthenticationToken(
            provider.known().registration(), new OAuth2AuthorizationExchange(question, answer));
    if (exchange.authenticate(asked) instanceof OAuth2LoginAuthenticationToken known
        && known.getPrincipal() instanceof OidcUser person) {
      return person;
    }
    throw new OAuth2AuthenticationException("nobody");
  }

  private static AuthenticationProvider exchange(Provider provider) {
    var codes = new RestClientAuthorizationCodeTokenResponseClient();
    codes.setRestClient(
        RestClient.builder()
            .requestFactory(provider.connections())
            .configureMessageConverters(converters ->
                converters
                    .addCustomConverter(new FormHttpMessageConverter())
                    .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
    var details = new DefaultOAuth2UserService();
    details.setRestOperations(provider.http());
    var people = new OidcUserService();
    people.setOauth2UserService(details);
    var exchange = new OidcAuthorizationCodeAuthenticationProvider(codes, people);
    exchange.setJwtDecoderFactory(_ -> provider.known().decoder());
    return exchange;
  }
}
