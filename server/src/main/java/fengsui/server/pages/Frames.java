package fengsui.server.pages;

import fengsui.server.access.Caller;
import fengsui.server.live.Live;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Makes the [Frame] of each request that a page asks for.
@Component
public final class Frames implements HandlerMethodArgumentResolver, WebMvcConfigurer {

  private final Assets assets;
  private final InstantSource clock;
  private final Live live;

  Frames(Assets assets, InstantSource clock, Live live) {
    this.assets = assets;
    this.clock = clock;
    this.live = live;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Frame.class;
  }

  @Override
  public Frame resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    var http = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
    return of(http);
  }

  /// The frame of a request that no handler answers, such as one that is refused.
  public Frame of(HttpServletRequest request) {
    var query = request.getQueryString();
    var path = request.getRequestURI() + (query == null ? "" : "?" + query);
    return new Frame(
        Words.in(Language.of(request)),
        caller(),
        path,
        clock.instant(),
        live.revision(),
        assets,
        (CsrfToken) request.getAttribute(CsrfToken.class.getName()));
  }

  private static Caller caller() {
    var known = SecurityContextHolder.getContext().getAuthentication();
    return known != null && known.getPrincipal() instanceof Caller caller ? caller : Caller.NOBODY;
  }
}
