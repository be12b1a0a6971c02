package fengsui.server.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// Lets each request through that [Routes] allows to its caller.
@Configuration(proxyBeanMethods = false)
class Gate {

  private static final String CONTENT =
      "default-src 'self'; img-src 'self' data:; object-src 'none'; frame-ancestors 'none';"
          + " base-uri 'none'; form-action 'self'";

  @Bean
  SecurityFilterChain chain(
      HttpSecurity http,
      Tokens tokens,
      Sessions sessions,
      Audit audit,
      fengsui.server.config.Configuration configuration) {
    var admission = new Admission();
    if (configuration.tls() != null && configuration.tls().clientAuthorities() != null) {
      http.addFilterAfter(new ClientCertificate(admission, audit), AuthorizationFilter.class);
    }
    var refusals = new Refusals(admission, tokens, audit);
    return http.sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .anonymous(anonymous -> anonymous.principal(Caller.NOBODY))
        .csrf(csrf ->
            csrf.csrfTokenRepository(new FormTokens())
                .csrfTokenRequestHandler(new FormTokenReader())
                .ignoringRequestMatchers(Gate::noForm))
        .addFilterBefore(new Recognition(tokens, sessions), CsrfFilter.class)
        .addFilterBefore(new BodyLimit(admission), CsrfFilter.class)
        .addFilterAfter(new Witness(audit), AuthorizationFilter.class)
        .exceptionHandling(e -> e.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .authorizeHttpRequests(requests ->
            requests
                .dispatcherTypeMatchers(
                    DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll()
                .anyRequest()
                .access(admission))
        .headers(Gate::headers)
        .build();
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> turnstile(
      fengsui.server.config.Configuration configuration) {
    return factory -> {
      factory.setProtocol(Turnstile.class.getName());
      factory.addProtocolHandlerCustomizers(
          (Turnstile turnstile) -> turnstile.spare(configuration.proxies()));
    };
  }

  // A program's request lends itself nothing from a browser: either it bears a token, or it comes
  // to the API without the cookie of any session.
  private static boolean noForm(HttpServletRequest request) {
    return Recognition.bears(request)
        || (request.getRequestURI().startsWith("/api/") && Cookies.SESSION.read(request).isEmpty());
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(content -> content.policyDirectives(CONTENT))
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
        .permissionsPolicyHeader(permissions ->
            permissions.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()"))
        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
        .crossOriginResourcePolicy(
            resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
        .httpStrictTransportSecurity(hsts ->
            hsts.maxAgeInSeconds(Duration.ofDays(365).toSeconds()).includeSubDomains(false));
  }
}
