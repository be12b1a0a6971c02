package fengsui.client.adapter;

import fengsui.client.Resolver;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/// For `PoolingHttpClientConnectionManagerBuilder.create().setDnsResolver(…)`.
public final class ApacheDnsResolver implements DnsResolver {

  private final Names names;

  public ApacheDnsResolver(Resolver resolver) {
    this.names = new Names(resolver);
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    return names.find(host).toArray(InetAddress[]::new);
  }

  /// The name itself: nobody is asked backwards, since a forger could answer.
  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
