package fengsui.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets each request through that [Routes] allows to its caller.
@Configuration(proxyBeanMethods = false)
class Gate {

  @Bean
  SecurityFilterChain chain(HttpSecurity http, Tokens tokens) {
    return http.csrf(csrf -> csrf.ignoringRequestMatchers("/api/**"))
        .authorizeHttpRequests(requests -> {
          for (var route : Routes.ALL) {
            requests
                .requestMatchers(HttpMethod.valueOf(route.method()), route.pattern())
                .access((caller, _) ->
                    new AuthorizationDecision(role(caller.get()).covers(route.role())));
          }
          requests.anyRequest().denyAll();
        })
        .addFilterBefore(bearer(tokens), UsernamePasswordAuthenticationFilter.class)
        .build();
  }

  private static Role role(Authentication caller) {
    return caller.getDetails() instanceof Role role ? role : Role.ANYONE;
  }

  private static OncePerRequestFilter bearer(Tokens tokens) {
    return new OncePerRequestFilter() {
      @Override
      protected void doFilterInternal(
          HttpServletRequest request, HttpServletResponse response, FilterChain rest)
          throws ServletException, IOException {
        var header = request.getHeader("Authorization");
        if (header != null && header.startsWith("Bearer ")) {
          tokens.find(header.substring("Bearer ".length())).ifPresent(Gate::signIn);
        }
        rest.doFilter(request, response);
      }
    };
  }

  private static void signIn(Tokens.Holder holder) {
    var caller =
        new UsernamePasswordAuthenticationToken(
            holder.name(), "", List.of(new SimpleGrantedAuthority(holder.role().code())));
    caller.setDetails(holder.role());
    SecurityContextHolder.getContext().setAuthentication(caller);
  }
}
