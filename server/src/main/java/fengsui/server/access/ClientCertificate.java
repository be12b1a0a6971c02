package fengsui.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.X509Certificate;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets agents through only with a certificate, beside their token. Whether the right authority
/// signed it was checked in the handshake: one of another ends there.
final class ClientCertificate extends OncePerRequestFilter {

  private static final String CHAIN = "jakarta.servlet.request.X509Certificate";

  private final Admission admission;
  private final Audit audit;

  ClientCertificate(Admission admission, Audit audit) {
    this.admission = admission;
    this.audit = audit;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain rest)
      throws ServletException, IOException {
    if (forAgents(request) && !shown(request)) {
      audit.recordOnce(
          request, "token.use", request.getRequestURI(), "refused: no client certificate");
      Problem.CERTIFICATE.write(response);
      return;
    }
    rest.doFilter(request, response);
  }

  private boolean forAgents(HttpServletRequest request) {
    return admission.route(request).filter(route -> route.role() == Role.AGENT).isPresent();
  }

  private static boolean shown(HttpServletRequest request) {
    return request.getAttribute(CHAIN) instanceof X509Certificate[] chain && chain.length > 0;
  }
}
