package fengsui.server.access;

import fengsui.server.config.Configuration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What the web server is told of TLS and of proxies before it.
public final class Front {

  private Front() {}

  /// Spring's settings.
  public static Map<String, Object> properties(Configuration configuration) {
    var properties = new HashMap<String, Object>();
    var tls = configuration.tls();
    if (tls != null) {
      properties.put("server.ssl.certificate", "file:" + tls.certificate().toAbsolutePath());
      properties.put("server.ssl.certificate-private-key", "file:" + tls.key().toAbsolutePath());
      properties.put("server.ssl.enabled-protocols", "TLSv1.3,TLSv1.2");
      if (tls.clientAuthorities() != null) {
        // Asked for, not demanded: ClientCertificate demands it where agents speak.
        properties.put("server.ssl.client-auth", "want");
        properties.put(
            "server.ssl.trust-certificate", "file:" + tls.clientAuthorities().toAbsolutePath());
      }
    }
    if (configuration.proxies().isEmpty()) {
      properties.put("server.forward-headers-strategy", "none");
    } else {
      properties.put("server.forward-headers-strategy", "native");
      properties.put(
          "server.tomcat.remoteip.internal-proxies",
          configuration.proxies().stream().map(Pattern::quote).collect(Collectors.joining("|")));
    }
    return properties;
  }
}
