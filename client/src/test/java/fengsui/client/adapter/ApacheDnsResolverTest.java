package fengsui.client.adapter;

import fengsui.client.Resolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.entity.EntityUtils;

class ApacheDnsResolverTest extends AdapterContract {

  @Override
  String fetch(Resolver resolver, String host, int port) throws Exception {
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(new ApacheDnsResolver(resolver))
            .build();
    try (var client = HttpClients.custom().setConnectionManager(connections).build()) {
      return client.execute(
          new HttpGet("http://" + host + ":" + port + "/"),
          response -> EntityUtils.toString(response.getEntity()));
    }
  }
}
