package fengsui.server.access;

import fengsui.server.access.SignInPage.Trouble;
import fengsui.server.config.Configuration;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClientException;

/// Signing in with an identity provider: the way there and the way back.
@RestController
class OidcRoutes {

  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final @Nullable Vouching vouching;
  private final Guests guests;
  private final Entrance entrance;
  private final InstantSource clock;
  private final Recent<Pending> pending = new Recent<>(10_000);

  OidcRoutes(Configuration configuration, Guests guests, Entrance entrance, InstantSource clock) {
    var settings = configuration.oidc();
    this.vouching = settings == null ? null : new Vouching(new Provider(settings));
    this.guests = guests;
    this.entrance = entrance;
    this.clock = clock;
  }

  /// A question that was not answered yet, and which browser carries it.
  private record Pending(
      OAuth2AuthorizationRequest question, String visit, @Nullable String next, Instant until) {}

  @GetMapping("/sign-in/oidc")
  ResponseEntity<String> there(
      @RequestParam(required = false) @Nullable String next,
      HttpServletRequest request,
      HttpServletResponse response) {
    try {
      var question = configured().question(request);
      var visit = Cookies.VISIT.read(request).orElseGet(Secrets::random);
      Cookies.VISIT.write(request, response, visit);
      keep(question, new Pending(question, visit, next, clock.instant().plus(LONGEST)));
      return ResponseEntity.status(HttpStatus.SEE_OTHER)
          .header(HttpHeaders.LOCATION, question.getAuthorizationRequestUri())
          .build();
    } catch (RestClientException e) {
      return entrance.refuse(request, next, Trouble.PROVIDER_SILENT, e);
    } catch (IllegalArgumentException e) {
      return entrance.refuse(request, next, Trouble.PROVIDER_REFUSED, e);
    }
  }

  @GetMapping("/sign-in/oidc/callback")
  ResponseEntity<String> back(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String code,
      HttpServletRequest request,
      HttpServletResponse response) {
    var talk = configured();
    var asked = take(state, request);
    if (asked.isEmpty() || code.isEmpty()) {
      var why = new IllegalArgumentException("state: nobody asked this, or too long ago");
      return entrance.refuse(request, null, Trouble.PROVIDER_REFUSED, why);
    }
    var next = asked.get().next();
    try {
      var account = guests.welcome(talk.person(asked.get().question(), state, code));
      return account.isPresent()
          ? entrance.enter(account.get(), next, request, response)
          : entrance.refuse(
              request, next, Trouble.NO_GROUP, new OAuth2AuthenticationException("group"));
    } catch (OAuth2AuthenticationException | RestClientException e) {
      return entrance.refuse(request, next, Trouble.PROVIDER_REFUSED, e);
    }
  }

  private Vouching configured() {
    if (vouching == null) {
      throw new NothingThereException();
    }
    return vouching;
  }

  private void keep(OAuth2AuthorizationRequest question, Pending asked) {
    synchronized (pending) {
      pending.put(String.valueOf(question.getState()), asked);
    }
  }

  // Each answer counts once, soon, and only from the browser that asked.
  private Optional<Pending> take(String state, HttpServletRequest request) {
    synchronized (pending) {
      return Optional.ofNullable(pending.remove(state))
          .filter(asked -> asked.until().isAfter(clock.instant()))
          .filter(asked -> Cookies.VISIT.read(request).equals(Optional.of(asked.visit())));
    }
  }
}
