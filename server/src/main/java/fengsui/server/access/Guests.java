package fengsui.server.access;

import static java.util.Objects.requireNonNull;

import fengsui.model.Coded;
import fengsui.server.config.Configuration;
import java.net.URI;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/// People for whom a provider vouches. Their groups there say what they may do here.
@Component
final class Guests {

  private final Accounts accounts;
  private final Map<String, String> roles;

  Guests(Accounts accounts, Configuration configuration) {
    this.accounts = accounts;
    var oidc = configuration.oidc();
    this.roles = oidc == null ? Map.of() : oidc.roles();
  }

  /// Returns the person's account; empty if none of the person's groups has a role here, or if an
  /// administrator lets the person in no more.
  Optional<Account> welcome(OidcUser person) {
    var issuer = requireNonNull(person.getIdToken().getIssuer()).toString();
    var subject = requireNonNull(person.getSubject());
    return role(person.getClaims().get("groups"))
        .map(role -> accounts.vouched(issuer, subject, name(person, subject, issuer), role))
        .filter(account -> !account.disabled());
  }

  private Optional<Role> role(@Nullable Object groups) {
    return named(groups)
        .filter(roles::containsKey)
        .map(group -> Coded.of(Role.class, roles.getOrDefault(group, "")))
        .max(Comparator.naturalOrder());
  }

  private static Stream<String> named(@Nullable Object groups) {
    return switch (groups) {
      case Collection<?> many -> many.stream().map(String::valueOf);
      case String one -> Stream.of(one);
      case null, default -> Stream.empty();
    };
  }

  // With the provider's name in brackets, which no local user's name may have: nobody becomes
  // "admin" by calling themselves so elsewhere.
  private static String name(OidcUser person, String subject, String issuer) {
    var wanted =
        Stream.of(given(person.getPreferredUsername()), given(person.getEmail()))
            .flatMap(Optional::stream)
            .findFirst()
            .orElse(subject);
    return Names.near(wanted) + " (" + URI.create(issuer).getHost() + ")";
  }

  private static Optional<String> given(@Nullable String name) {
    return Optional.ofNullable(name).filter(text -> !text.isBlank());
  }
}
