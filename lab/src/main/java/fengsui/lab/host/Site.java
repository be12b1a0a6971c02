package fengsui.lab.host;

import fengsui.lab.host.Authority.Validity;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;

/// A web site of the laboratory: TLS on 443 and 8443, plain HTTP on 80.
public final class Site implements AutoCloseable {

  private static final Set<Integer> TLS_PORTS = Set.of(443, 8443);
  private static final int PLAIN_PORT = 80;

  private final String host;
  private final Map<SiteMode, SSLContext> certificates = new EnumMap<>(SiteMode.class);
  private final List<WebServer> servers = new ArrayList<>();

  /// Starts the site on the host; `names` are what its certificate is for.
  public Site(String host, List<String> names, Authority known, Authority unknown)
      throws IOException, GeneralSecurityException, InterruptedException {
    this.host = host;
    var now = Instant.now();
    var valid = Authority.around(now);
    var past = new Validity(now.minus(Duration.ofDays(90)), now.minus(Duration.ofDays(1)));
    put(SiteMode.HEALTHY, known.certify(names, valid));
    put(SiteMode.EXPIRED, known.certify(names, past));
    put(SiteMode.WRONG_HOST, known.certify(List.of("elsewhere.test"), valid));
    put(SiteMode.UNKNOWN_CA, unknown.certify(names, valid));
    become(SiteMode.HEALTHY);
  }

  private void put(SiteMode mode, Authority.Identity identity)
      throws GeneralSecurityException, IOException {
    certificates.put(mode, Certificates.context(identity));
  }

  /// Changes what is wrong with the site.
  public void become(SiteMode mode) throws IOException, InterruptedException {
    close();
    var healthy = certificates.get(SiteMode.HEALTHY);
    var context = certificates.getOrDefault(mode, java.util.Objects.requireNonNull(healthy));
    for (int port : TLS_PORTS) {
      boolean served = mode != SiteMode.DEAD && (mode != SiteMode.STOPPED || port != 443);
      if (served) {
        var tls = mode == SiteMode.NOT_TLS ? null : context;
        servers.add(Hosts.inside(host, () -> new WebServer(host, port, tls, mode)));
      }
    }
    if (mode != SiteMode.DEAD) {
      servers.add(Hosts.inside(host, () -> new WebServer(host, PLAIN_PORT, null, mode)));
    }
  }

  @Override
  public void close() {
    servers.forEach(WebServer::close);
    servers.clear();
  }
}
